import type { AppContext } from '../http/env'
import { readForm } from '../http/read-body'
import { statusOf } from '../http/status'
import { explain } from '../messages'
import { Conflict, type DomainError, Invalid, TooMany } from '../shared/errors'

export type Typed = Record<string, string | string[]>

/** What a form shows: what was typed, and why it was refused. */
export type Form = {
  values: Typed
  /** A sentence per field; `form` speaks of the whole. */
  errors: Record<string, string>
}

/** A form that nothing was typed into yet, with the values it starts from. */
export const freshForm = (values: Record<string, unknown> = {}): Form => ({
  values: Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(String) : value === null || value === undefined ? '' : String(value),
    ]),
  ),
  errors: {},
})

/** The one value of a field. */
export const typed = (form: Form, name: string): string => {
  const value = form.values[name]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

/** All values of a field. */
export const valuesOf = (form: Form, name: string): string[] => {
  const value = form.values[name]
  return value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]
}

/** What a field of the form needs, by its name: what was typed and why it was refused. */
export const fieldsOf = (form: Form, requiredText?: string) => (name: string) => ({
  name,
  value: typed(form, name),
  error: form.errors[name],
  requiredText,
})

/** Places, campaigns and the like as what a select offers. */
export const optionsOf = (list: readonly { id: string; name: string }[]) =>
  list.map(({ id, name }) => ({ value: id, label: name }))

/** The reasons as the error summary lists them. */
export const errorList = (form: Form) => Object.entries(form.errors).map(([field, message]) => ({ field, message }))

/** The same, each named after its field and in the order of the labels, for forms where several fields lack the same. */
export const labelled = (form: Form, labels: Record<string, string>) =>
  [...Object.keys(labels), ...Object.keys(form.errors)]
    .filter((field, index, all) => form.errors[field] && all.indexOf(field) === index)
    .map(field => ({ field, message: labels[field] ? `${labels[field]}: ${form.errors[field]}` : form.errors[field]! }))

/**
 * Runs a verb on a posted form and redirects to where it says. Where the verb refuses what was typed (`Invalid`,
 * `Conflict`, `TooMany`), the form is shown again by `again`, with everything typed still in it.
 * @param verb gets the fields, returns the address to go to (post, redirect, get) or a finished response
 */
export async function submit(
  c: AppContext,
  verb: (fields: Typed) => Promise<string | Response>,
  again: (form: Form) => Response | Promise<Response>,
): Promise<Response> {
  const fields = await readForm(c)
  try {
    const result = await verb(fields)
    return typeof result === 'string' ? c.redirect(result, 303) : result
  } catch (error) {
    if (!(error instanceof Invalid || error instanceof Conflict || error instanceof TooMany)) throw error
    c.status(statusOf(error))
    if (error instanceof TooMany) c.header('Retry-After', String(error.retryAfterSeconds))
    return again({ values: fields, errors: sentences(c, error) })
  }
}

function sentences(c: AppContext, error: DomainError): Record<string, string> {
  const m = c.get('m')
  if (!(error instanceof Invalid)) return { form: explain(m, error.reason) }
  return Object.fromEntries(Object.entries(error.fields).map(([field, reason]) => [field, explain(m, reason)]))
}
