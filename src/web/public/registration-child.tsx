import type { Messages } from '../../messages'
import { genders } from '../../shared/choices'
import { wallDate } from '../../shared/dates'
import { Button } from '../design/button'
import { CheckboxField, NumberField, RadioGroup, SelectField, TextField } from '../design/fields'
import { type Form, fieldsOf, optionsOf, typed } from '../form'

type Props = {
  m: Messages
  form: Form
  /** Its number in the names of its fields, from 0. */
  index: number
  /** Whether it can be left out again. */
  droppable: boolean
  /** What is said of ages beside the birth year. */
  ages: string
  groups: { id: string; name: string }[]
  /** UTC milliseconds. */
  now: number
}

/** One child of the family's form. */
export function RegistrationChild({ m, form, index, droppable, ages, groups, now }: Props) {
  const t = m.people
  const r = m.registration
  const at = (name: string) => fieldsOf(form, m.required)(`children.${index}.${name}`)
  const year = Number(wallDate(now).slice(0, 4))
  return (
    <fieldset class="family-child" data-child={String(index)}>
      <legend>{r.child(index + 1)}</legend>
      {droppable ? (
        <div class="family-drop">
          <Button
            tone="quiet"
            small
            name="drop"
            value={String(index)}
            formnovalidate
            aria-label={r.dropChild(index + 1)}
            data-drop
          >
            {r.drop}
          </Button>
        </div>
      ) : null}
      <TextField {...at('name')} label={t.fullName} autocomplete="off" maxlength={120} required />
      <NumberField
        {...at('birthYear')}
        label={t.birthYear}
        hint={ages || undefined}
        min={year - 17}
        max={year}
        required
      />
      <RadioGroup
        {...at('gender')}
        label={t.gender}
        options={genders.map(value => ({ value, label: t.genders[value] }))}
        inline
        required
      />
      <SelectField {...at('groupId')} label={t.group} options={optionsOf(groups)} emptyText={t.choose} required />
      <CheckboxField
        {...at('assent')}
        label={t.childAgrees}
        hint={t.childAgreesHint}
        value="on"
        checked={typed(form, `children.${index}.assent`) === 'on'}
      />
    </fieldset>
  )
}
