import type { Child } from 'hono/jsx'
import { alertKinds } from '../../../led/alert-kinds'
import type { Screen } from '../../../led/list-screens'
import type { Messages } from '../../../messages'
import { Fieldset } from '../../design/choices'
import { CheckboxGroup, TextAreaField, TextField, TimeField } from '../../design/fields'
import { OnlyIf } from '../../design/only-if'
import { type Form, fieldsOf, optionsOf, typed, valuesOf } from '../../form'
import { endChoices, isOffered } from './alert-form'

type Props = { m: Messages; form: Form; screens: Screen[]; now: number; children?: Child }

/** What an emergency says, how long and where; the picture of it stands among them as `children`. */
export function AlertFields({ m, form, screens, now, children }: Props) {
  const t = m.ledAlerts
  const field = fieldsOf(form)
  const inUse = screens.filter(({ revokedAt }) => revokedAt === null)
  const reasons = [...new Set(alertKinds.flatMap(kind => t.ready[kind].reasons))]
  return (
    <>
      <Chips
        {...{ name: 'kind', legend: t.kind, value: typed(form, 'kind'), error: form.errors.kind }}
        chips={alertKinds.map(kind => ({
          ...{ value: kind, label: t.kinds[kind] },
          data: { 'data-text': t.ready[kind].text, 'data-reason': t.ready[kind].reasons[0] },
        }))}
      />
      <TextAreaField {...field('text')} label={t.text} hint={t.textHint} rows={2} maxlength={120} />
      <Chips
        {...{ name: 'ends', legend: t.ends, value: typed(form, 'ends'), error: form.errors.ends }}
        chips={endChoices
          .filter(choice => isOffered(choice, now))
          .map(choice => ({ value: choice, label: t.endsChoices[choice] }))}
      />
      <OnlyIf field="ends" values={['other']} legend={t.ifOther} sent>
        <TimeField {...field('endsAt')} label={t.endsAt} hint={t.endsAtHint} />
      </OnlyIf>
      <TextField {...field('reason')} label={t.reason} maxlength={300} list="alarm-reasons" autocomplete="off" />
      <datalist id="alarm-reasons">
        {reasons.map(reason => (
          <option value={reason} />
        ))}
      </datalist>
      <div class="alarm-boards">
        {children}
        {inUse.length ? (
          <Chips
            {...{ name: 'boards', legend: t.boards, value: typed(form, 'boards') }}
            chips={[
              { value: 'all', label: t.allBoards(m.number(inUse.length)) },
              { value: 'some', label: t.someBoards },
            ]}
          />
        ) : (
          <p class="hint">{t.noBoards}</p>
        )}
      </div>
      {inUse.length ? (
        <OnlyIf field="boards" values={['some']} legend={t.ifSome} sent>
          <CheckboxGroup
            {...{ name: 'screenIds', label: t.someBoards, error: form.errors.screenIds, options: optionsOf(inUse) }}
            values={valuesOf(form, 'screenIds')}
          />
        </OnlyIf>
      ) : null}
    </>
  )
}

type Chip = { value: string; label: string; data?: Record<`data-${string}`, string | undefined> }
type ChipsProps = { name: string; legend: string; value: string; error?: string; chips: Chip[] }

/** One choice of a few, each a large thing to tap. */
const Chips = ({ name, legend, value, error, chips }: ChipsProps) => (
  <Fieldset legend={legend} name={name} error={error}>
    <div class={`tap-chips tap-chips-${name}`}>
      {chips.map((chip, index) => (
        <label class="tap-chip">
          <input
            type="radio"
            id={index ? undefined : `f-${name}`}
            {...{ name, value: chip.value, checked: chip.value === value, ...chip.data }}
          />
          <span>{chip.label}</span>
        </label>
      ))}
    </div>
  </Fieldset>
)
