import type { AppContext } from '../../../../http/env'
import { Fieldset, TextField } from '../../../design/fields'
import { type Form, fieldsOf } from '../../../form'
import { placePage } from '../place-page'

/** `MM-DD` as people write it: `dd/mm`. */
export const dayOfYearText = (day: string): string => `${day.slice(3)}/${day.slice(0, 2)}`

/** Between which days of the year outdoor events are warned of storms. */
export function stormsPage(c: AppContext, form: Form) {
  const t = c.get('m').almanac.storms
  const field = fieldsOf(form)
  return placePage(c, {
    title: t.edit,
    action: '/staff/places/almanac/storms',
    backTo: '/staff/places/almanac',
    form,
    children: (
      <Fieldset legend={t.title} hint={t.note} row>
        <TextField {...field('stormsFrom')} label={t.from} hint={t.hint} maxlength={20} required narrow />
        <TextField {...field('stormsTo')} label={t.to} hint={t.hint} maxlength={20} required narrow />
      </Fieldset>
    ),
  })
}
