import type { Child } from 'hono/jsx'

export type FieldBase = {
  name: string
  label: string
  id?: string
  hint?: Child
  error?: string
  required?: boolean
  /** Word shown beside the label of a required field. */
  requiredText?: string
  disabled?: boolean
  /** The id of the form it belongs to, where it stands outside of it. */
  form?: string
}

/** The id a field gets from its name; the error summary links to the same id. */
export const fieldId = (name: string) => `f-${name.replace(/[^A-Za-z0-9_-]+/g, '-')}`

/** Attributes that tie a control to its hint and its error. */
export function describe({ name, id = fieldId(name), hint, error, required, disabled, form }: FieldBase) {
  const notes = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return {
    id,
    name,
    required,
    disabled,
    form,
    'aria-describedby': notes || undefined,
    'aria-invalid': error ? ('true' as const) : undefined,
  }
}

/** The hint and the error of a control, in the ids that `describe` points to. */
export function FieldNotes({ id, hint, error }: { id: string; hint?: Child; error?: string }) {
  return (
    <>
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </>
  )
}

/**
 * Label, hint and error around any control; the control itself takes the attributes of `describe`.
 * @example <Field name="note" label={m.note}><textarea {...describe({ name: 'note', label: m.note })} /></Field>
 */
export function Field(props: FieldBase & { narrow?: boolean; children?: Child }) {
  const { name, id = fieldId(name), label, hint, error, required, requiredText, narrow, children } = props
  return (
    <div class={['field', error ? 'has-error' : '', narrow ? 'field-narrow' : ''].filter(Boolean).join(' ')}>
      <label for={id}>
        {label} {required && requiredText ? <span class="required">{requiredText}</span> : null}
      </label>
      <FieldNotes id={id} hint={hint} error={error} />
      {children}
    </div>
  )
}
