import type { AppContext } from '../../../http/env'
import { verbContext } from '../../../http/env'
import type { Screen } from '../../../led/list-screens'
import type { Messages } from '../../../messages'
import { listGroups } from '../../../places/list-groups'
import { Button, ButtonRow } from '../../design/button'
import { Card, CardTitle } from '../../design/card'
import { ErrorSummary } from '../../design/error-summary'
import {
  CheckboxField,
  DateField,
  Fieldset,
  NumberField,
  RadioGroup,
  SelectField,
  type SelectOption,
  TextField,
  TimeField,
} from '../../design/fields'
import { type Form, fieldsOf, freshForm, labelled, optionsOf, typed } from '../../form'
import { staffPage } from '../frame'
import { ledScript } from './led-script'
import { numberOf, RemoveButton, Rows } from './repeated'
import { flat, renumbered, rowsOf } from './rows'

/** The residential groups a board may be tied to. */
export const groupOptions = async (c: AppContext): Promise<SelectOption[]> =>
  optionsOf(await listGroups(verbContext(c), { current: true }))

/** A board as its form has it. */
export const screenForm = ({ hourExceptions, tags, ...screen }: Screen): Form =>
  freshForm({ ...screen, tags: tags.join(', '), ...flat('hourExceptions', hourExceptions) })

/** What was typed, its rows counted as verbs count them. */
export const typedScreen = (form: Form): Form => ({ ...form, values: renumbered(form.values, 'hourExceptions') })

/** The page that registers a board by hand, for devices that cannot open a page and so show no code. */
export async function newScreenPage(c: AppContext, form: Form) {
  const m = c.get('m')
  return staffPage(
    c,
    { room: 'led', title: m.led.newScreen, subheading: m.led.newScreenAbout, head: ledScript() },
    <Card>
      <form method="post" action="/staff/led/screens" novalidate data-guard>
        <ScreenFields m={m} form={form} groups={await groupOptions(c)} />
        <ButtonRow>
          <Button>{m.led.registerScreen}</Button>
        </ButtonRow>
      </form>
    </Card>,
  )
}

type FieldsProps = { m: Messages; form: Form; groups: SelectOption[] }

/** What is known of a board, for a form around it. */
export function ScreenFields({ m, form, groups }: FieldsProps) {
  const field = fieldsOf(form)
  const required = { required: true, requiredText: m.required }
  return (
    <>
      <ErrorSummary title={m.errorSummary} errors={labelled(form, labelsOf(m, form))} />
      <TextField {...field('name')} {...required} label={m.led.screenName} hint={m.led.screenNameHint} maxlength={80} />
      <Fieldset legend={m.led.size} hint={m.led.sizeHint} row>
        <NumberField {...field('width')} {...required} label={m.led.width} min={16} max={4096} />
        <NumberField {...field('height')} {...required} label={m.led.height} min={16} max={4096} />
      </Fieldset>
      <RadioGroup
        name="colours"
        label={m.led.colours}
        hint={m.led.coloursHint}
        error={form.errors.colours}
        value={typed(form, 'colours') || 'full'}
        options={(['full', 'mono'] as const).map(value => ({ value, label: m.led.colourKinds[value] }))}
        inline
      />
      <section>
        <CardTitle>{m.led.whatItShows}</CardTitle>
        <SelectField
          {...field('groupId')}
          label={m.led.group}
          hint={m.led.groupHint}
          options={groups}
          emptyText={m.led.groupAll}
        />
        <TextField {...field('tags')} label={m.led.screenTags} hint={m.led.screenTagsHint} />
        <CheckboxField
          {...field('freezes')}
          value="true"
          checked={typed(form, 'freezes') === 'true'}
          label={m.led.freezes}
          hint={m.led.freezesHint}
        />
      </section>
      <section>
        <CardTitle>{m.led.operating}</CardTitle>
        <Hours m={m} form={form} />
      </section>
    </>
  )
}

/** The usual hours of a board, and the days with hours of their own. */
function Hours({ m, form }: Omit<FieldsProps, 'groups'>) {
  const field = fieldsOf(form)
  // Browsers' time fields know no 24:00.
  const midnight = (name: string) => (typed(form, name) === '24:00' ? '00:00' : typed(form, name))
  return (
    <>
      <Fieldset legend={m.led.everyDayHours} hint={m.led.operatingHint} row>
        <TimeField {...field('opensAt')} label={m.led.opensAt} />
        <TimeField {...field('closesAt')} value={midnight('closesAt')} label={m.led.closesAt} />
      </Fieldset>
      <Fieldset
        legend={m.led.hourExceptions}
        name="hourExceptions"
        hint={m.led.hourExceptionsHint}
        error={form.errors.hourExceptions}
      >
        <Rows
          list="hourExceptions"
          count={rowsOf(form.values, 'hourExceptions').length}
          most={60}
          addText={m.led.addDate}
          row={place => {
            const name = (part: string) => `hourExceptions.${place}.${part}`
            return (
              <Fieldset legend={m.led.exceptionOf(numberOf(place))} name={`hourExceptions.${place}`}>
                <div class="field-row">
                  <DateField {...field(name('date'))} label={m.led.day} />
                  <TimeField {...field(name('opensAt'))} label={m.led.opensAt} />
                  <TimeField {...field(name('closesAt'))} value={midnight(name('closesAt'))} label={m.led.closesAt} />
                </div>
                <RemoveButton text={m.led.removeDate} />
              </Fieldset>
            )
          }}
        />
      </Fieldset>
    </>
  )
}

function labelsOf(m: Messages, form: Form): Record<string, string> {
  const plain = {
    ...{ name: m.led.screenName, width: m.led.width, height: m.led.height, groupId: m.led.group },
    ...{ tags: m.led.screenTags, opensAt: m.led.opensAt, closesAt: m.led.closesAt },
    hourExceptions: m.led.hourExceptions,
  }
  const fields = { date: m.led.day, opensAt: m.led.opensAt, closesAt: m.led.closesAt }
  const rows = rowsOf(form.values, 'hourExceptions').flatMap((_, place) =>
    Object.entries(fields).map(([field, label]) => [
      `hourExceptions.${place}.${field}`,
      `${m.led.exceptionOf(numberOf(String(place)))}, ${label}`,
    ]),
  )
  return { ...plain, ...Object.fromEntries(rows) }
}
