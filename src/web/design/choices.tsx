import type { Child } from 'hono/jsx'
import { describe, type FieldBase, FieldNotes, fieldId } from './field'

export type Choice = { value: string; label: Child; hint?: Child; disabled?: boolean }

/**
 * One yes or no; never ticked in advance when it stands for consent.
 * @example <CheckboxField name="photo" label={m.photoConsent} />
 */
export function CheckboxField(props: FieldBase & { checked?: boolean; value?: string }) {
  const { name, id = fieldId(name), label, hint, error, required, requiredText, checked, value = 'yes' } = props
  return (
    <div class={error ? 'field has-error' : 'field'}>
      <label class="choice" for={id}>
        <input type="checkbox" {...describe(props)} value={value} checked={checked} />
        <span>
          {label} {required && requiredText ? <span class="required">{requiredText}</span> : null}
        </span>
      </label>
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  )
}

export type FieldsetProps = {
  legend: string
  name?: string
  hint?: Child
  error?: string
  required?: boolean
  requiredText?: string
  /** Lays the fields inside side by side where there is room. */
  row?: boolean
  children?: Child
}

/**
 * Fields that answer one question together.
 * @example <Fieldset legend={m.when} row><DateField … /><TimeField … /></Fieldset>
 */
export function Fieldset({ legend, name, hint, error, required, requiredText, row, children }: FieldsetProps) {
  const id = fieldId(name ?? legend)
  const notes = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <fieldset class={error ? 'fieldset has-error' : 'fieldset'} aria-describedby={notes || undefined}>
      <legend>
        {legend} {required && requiredText ? <span class="required">{requiredText}</span> : null}
      </legend>
      <FieldNotes id={id} hint={hint} error={error} />
      {row ? <div class="field-row">{children}</div> : children}
    </fieldset>
  )
}

type GroupProps = Omit<FieldBase, 'id' | 'disabled'> & {
  options: Choice[]
  /** As wide as their words, one behind the other. */
  inline?: boolean
  /** All of one width, in as many columns as there is room for. */
  columns?: boolean
}

/** The first control takes the field's own id, so that the error summary's link lands on something focusable. */
function Choices({ type, picked, ...props }: GroupProps & { type: 'checkbox' | 'radio'; picked: string[] }) {
  const { name, label, hint, error, required, requiredText, options, inline, columns } = props
  return (
    <Fieldset legend={label} {...{ name, hint, error, required, requiredText }}>
      <div class={`choices${inline ? ' choices-inline' : ''}${columns ? ' choices-columns' : ''}`}>
        {options.map((option, index) => {
          const id = index === 0 ? fieldId(name) : `${fieldId(name)}-${index}`
          const hintId = option.hint ? `${id}-note` : undefined
          return (
            <label class="choice" for={id}>
              <input
                {...{ type, id, name }}
                value={option.value}
                checked={picked.includes(option.value)}
                disabled={option.disabled}
                required={type === 'radio' ? required : undefined}
                aria-invalid={error ? 'true' : undefined}
                aria-describedby={hintId}
              />
              <span>
                {option.label} {option.hint ? <small id={hintId}>{option.hint}</small> : null}
              </span>
            </label>
          )
        })}
      </div>
    </Fieldset>
  )
}

/**
 * Any number of choices under one question.
 * @example <CheckboxGroup name="channels" label={m.channels} values={['led']} options={channels} />
 */
export function CheckboxGroup({ values = [], ...props }: GroupProps & { values?: string[] }) {
  return <Choices type="checkbox" picked={values} {...props} />
}

/**
 * One choice of a few, all in sight.
 * @example <RadioGroup name="mode" label={m.mode} value="in_person" options={modes} inline />
 */
export function RadioGroup({ value, ...props }: GroupProps & { value?: string | null }) {
  return <Choices type="radio" picked={value ? [value] : []} {...props} />
}
