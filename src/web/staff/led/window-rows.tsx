import { MOST_WINDOWS } from '../../../led/message-schema'
import type { Messages } from '../../../messages'
import { CheckboxGroup, DateField, Fieldset, TimeField } from '../../design/fields'
import { type Form, fieldsOf, typed, valuesOf } from '../../form'
import { numberOf, RemoveButton, Rows } from './repeated'
import { rowsOf } from './rows'

type Props = { m: Messages; form: Form }

/** When a message shows: its windows, and the dates it leaves out. */
export function WindowRows({ m, form }: Props) {
  const rows = Math.max(1, rowsOf(form.values, 'windows').length)
  const dates = valuesOf(form, 'exceptDates').filter(Boolean)
  return (
    <>
      <Fieldset legend={m.led.windows} name="windows" hint={m.led.whenHint} error={form.errors.windows}>
        <Rows
          list="windows"
          count={rows}
          most={MOST_WINDOWS}
          addText={m.led.addWindow}
          row={place => <WindowRow m={m} form={form} place={place} />}
        />
      </Fieldset>
      <Fieldset legend={m.led.exceptDates} name="exceptDates" hint={m.led.exceptHint} error={form.errors.exceptDates}>
        <Rows
          list="exceptDates"
          count={dates.length}
          most={31}
          addText={m.led.addDate}
          row={place => (
            <>
              <DateField
                name="exceptDates"
                id={`f-exceptDates-${place}`}
                label={m.led.exceptDate(numberOf(place))}
                value={dates[Number(place)] ?? ''}
              />
              <RemoveButton text={m.led.removeDate} />
            </>
          )}
        />
      </Fieldset>
    </>
  )
}

function WindowRow({ m, form, place }: Props & { place: string }) {
  const name = (field: string) => `windows.${place}.${field}`
  const field = fieldsOf(form)
  // Browsers' time fields know no 24:00.
  const toTime = typed(form, name('toTime'))
  return (
    <Fieldset legend={m.led.windowOf(numberOf(place))} name={`windows.${place}`}>
      <div class="field-row">
        <DateField {...field(name('startsOn'))} label={m.led.startsOn} />
        <DateField {...field(name('endsOn'))} label={m.led.endsOn} />
        <TimeField {...field(name('fromTime'))} label={m.led.fromTime} />
        <TimeField {...field(name('toTime'))} value={toTime === '24:00' ? '00:00' : toTime} label={m.led.toTime} />
      </div>
      <CheckboxGroup
        name={name('days')}
        label={m.led.days}
        hint={m.led.daysHint}
        error={form.errors[name('days')]}
        values={valuesOf(form, name('days'))}
        options={m.weekdaysShort.map((label, index) => ({ value: String(index + 1), label }))}
        inline
      />
      <RemoveButton text={m.led.removeWindow} />
    </Fieldset>
  )
}
