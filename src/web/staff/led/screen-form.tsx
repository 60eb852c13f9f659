import type { AppContext } from '../../../http/env'
import { verbContext } from '../../../http/env'
import type { Messages } from '../../../messages'
import { listGroups } from '../../../places/list-groups'
import { Button, ButtonRow } from '../../design/button'
import { Card } from '../../design/card'
import { ErrorSummary } from '../../design/error-summary'
import { Fieldset, NumberField, SelectField, type SelectOption, TextField, TimeField } from '../../design/fields'
import { type Form, fieldsOf, labelled, optionsOf, typed } from '../../form'
import { staffPage } from '../frame'

/** The residential groups a board may be tied to. */
export const groupOptions = async (c: AppContext): Promise<SelectOption[]> =>
  optionsOf(await listGroups(verbContext(c), { current: true }))

/** The page that registers a board. */
export async function newScreenPage(c: AppContext, form: Form) {
  const m = c.get('m')
  return staffPage(
    c,
    { room: 'led', title: m.led.newScreen },
    <Card>
      <form method="post" action="/staff/led/screens" novalidate>
        <ScreenFields m={m} form={form} groups={await groupOptions(c)} />
        <ButtonRow>
          <Button>{m.led.registerScreen}</Button>
        </ButtonRow>
      </form>
    </Card>,
  )
}

/** What is known of a board, for a form around it. */
export function ScreenFields({ m, form, groups }: { m: Messages; form: Form; groups: SelectOption[] }) {
  const field = fieldsOf(form)
  const labels = {
    name: m.led.screenName,
    width: m.led.width,
    height: m.led.height,
    groupId: m.led.group,
    opensAt: m.led.opensAt,
    closesAt: m.led.closesAt,
  }
  const required = { required: true, requiredText: m.required }
  // Browsers' time fields know no 24:00.
  const closesAt = typed(form, 'closesAt')
  return (
    <>
      <ErrorSummary title={m.errorSummary} errors={labelled(form, labels)} />
      <TextField {...field('name')} {...required} label={m.led.screenName} hint={m.led.screenNameHint} maxlength={80} />
      <Fieldset legend={m.led.size} hint={m.led.sizeHint} row>
        <NumberField {...field('width')} {...required} label={m.led.width} min={16} max={4096} />
        <NumberField {...field('height')} {...required} label={m.led.height} min={16} max={4096} />
      </Fieldset>
      <SelectField
        {...field('groupId')}
        label={m.led.group}
        hint={m.led.groupHint}
        options={groups}
        emptyText={m.led.groupAll}
      />
      <Fieldset legend={m.led.operating} hint={m.led.operatingHint} row>
        <TimeField {...field('opensAt')} label={m.led.opensAt} />
        <TimeField {...field('closesAt')} value={closesAt === '24:00' ? '00:00' : closesAt} label={m.led.closesAt} />
      </Fieldset>
    </>
  )
}
