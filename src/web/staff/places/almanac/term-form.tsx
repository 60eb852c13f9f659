import type { AppContext } from '../../../../http/env'
import { DateField, TextField } from '../../../design/fields'
import { type Form, fieldsOf } from '../../../form'
import { removablePage } from './removable-page'

/** A new term, or the one of this id. */
export function termPage(c: AppContext, form: Form, id?: string) {
  const t = c.get('m').almanac.term
  const field = fieldsOf(form)
  return removablePage(c, {
    title: id ? t.edit : t.add,
    action: `/staff/places/almanac/terms${id ? `/${id}` : ''}`,
    form,
    removeSure: id && t.removeSure,
    children: (
      <>
        <TextField {...field('name')} label={t.name} hint={t.nameHint} maxlength={80} required />
        <div class="field-row">
          <DateField {...field('startsOn')} label={t.startsOn} required />
          <DateField {...field('endsOn')} label={t.endsOn} required />
        </div>
      </>
    ),
  })
}
