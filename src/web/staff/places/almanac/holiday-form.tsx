import type { AppContext } from '../../../../http/env'
import { wallDate, weekdayOf, writtenDate } from '../../../../shared/dates'
import { DateField, TextField } from '../../../design/fields'
import { type Form, fieldsOf } from '../../../form'
import { removablePage } from './removable-page'

/** A new holiday, or the name of the one on `date`. */
export function holidayPage(c: AppContext, form: Form, date?: string) {
  const m = c.get('m')
  const t = m.almanac.holiday
  const field = fieldsOf(form)
  return removablePage(c, {
    title: date ? t.edit(`${m.weekdays[weekdayOf(date) - 1]} ${writtenDate(date)}`) : t.add,
    action: `/staff/places/almanac/holidays${date ? `/${date}` : ''}`,
    form,
    removeSure: date && t.removeSure,
    children: (
      <>
        {date ? null : (
          <DateField
            {...field('date')}
            label={t.date}
            min={wallDate(c.get('now')).slice(0, 4).concat('-01-01')}
            required
          />
        )}
        <TextField {...field('name')} label={t.name} hint={t.nameHint} maxlength={80} required />
      </>
    ),
  })
}
