import { describe, Field, type FieldBase } from './field'

export { CheckboxField, CheckboxGroup, Fieldset, RadioGroup } from './choices'
export type { FieldBase } from './field'

type Texts = {
  value?: string | null
  autocomplete?: string
  placeholder?: string
  maxlength?: number
  readonly?: boolean
}

export type TextFieldProps = FieldBase &
  Texts & {
    type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search'
    inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'url'
    pattern?: string
    list?: string
    narrow?: boolean
    autofocus?: boolean
  }

/**
 * One line of text.
 * @example <TextField name="title" label={m.title} value={form.title} error={errors.title} required />
 */
export function TextField(props: TextFieldProps) {
  const { type = 'text', value, autocomplete, placeholder, maxlength, readonly, inputmode, pattern, list } = props
  const attributes = { type, autocomplete, placeholder, maxlength, readonly, inputmode, pattern, list }
  return (
    <Field {...props}>
      <input {...describe(props)} {...attributes} value={value ?? ''} autofocus={props.autofocus} />
    </Field>
  )
}

/**
 * Several lines of text.
 * @example <TextAreaField name="summary" label={m.summary} rows={5} />
 */
export function TextAreaField(props: FieldBase & Texts & { rows?: number }) {
  const { value, rows = 4, placeholder, maxlength, readonly, autocomplete } = props
  return (
    <Field {...props}>
      <textarea {...describe(props)} {...{ rows, placeholder, maxlength, readonly, autocomplete }}>
        {value ?? ''}
      </textarea>
    </Field>
  )
}

export type SelectOption = { value: string; label: string; disabled?: boolean; group?: string }

export type SelectFieldProps = FieldBase & {
  value?: string | null
  options: SelectOption[]
  /** First, empty choice. */
  emptyText?: string
  autocomplete?: string
  narrow?: boolean
}

/**
 * A choice from a long list; options with the same `group` stand together.
 * @example <SelectField name="venue" label={m.venue} value={venue} options={venues} emptyText={m.choose} />
 */
export function SelectField(props: SelectFieldProps) {
  const { value, options, emptyText, autocomplete } = props
  const groups = [...new Set(options.map(option => option.group))]
  const render = (option: SelectOption) => (
    <option value={option.value} selected={option.value === value} disabled={option.disabled}>
      {option.label}
    </option>
  )
  return (
    <Field {...props}>
      <select {...describe(props)} autocomplete={autocomplete}>
        {emptyText !== undefined ? <option value="">{emptyText}</option> : null}
        {groups.map(group => {
          const members = options.filter(option => option.group === group).map(render)
          return group ? <optgroup label={group}>{members}</optgroup> : members
        })}
      </select>
    </Field>
  )
}

/**
 * A calendar day, `YYYY-MM-DD`, in the browser's own picker.
 * @example <DateField name="date" label={m.date} value="2026-06-09" min="2026-06-01" />
 */
export function DateField(props: FieldBase & { value?: string | null; min?: string; max?: string }) {
  const { value, min, max } = props
  return (
    <Field {...props} narrow>
      <input type="date" {...describe(props)} {...{ min, max }} value={value ?? ''} />
    </Field>
  )
}

/**
 * A time of day, `HH:MM`, 24 hours.
 * @example <TimeField name="start" label={m.start} value="14:00" />
 */
export function TimeField(props: FieldBase & { value?: string | null; min?: string; max?: string; step?: number }) {
  const { value, min, max, step } = props
  return (
    <Field {...props} narrow>
      <input type="time" {...describe(props)} {...{ min, max, step }} value={value ?? ''} />
    </Field>
  )
}

export type NumberFieldProps = FieldBase & { value?: number | string | null; min?: number; max?: number; step?: number }

/**
 * A count, with the digits keyboard on phones.
 * @example <NumberField name="capacity" label={m.capacity} value={30} min={1} />
 */
export function NumberField(props: NumberFieldProps) {
  const { value, min, max, step } = props
  return (
    <Field {...props} narrow>
      <input type="number" inputmode="numeric" {...describe(props)} {...{ min, max, step }} value={value ?? ''} />
    </Field>
  )
}
