import type { Checked } from '../events/check-plan'
import { explain, type Messages } from '../messages'
import type { Reason } from '../shared/errors'

/** What was found about a plan, as pages and programs read it: each finding and each wrong field with its sentence. */
export const checkedJson = (m: Messages, { findings, fields, ...rest }: Checked) => ({
  ...rest,
  findings: findingsJson(m, findings),
  fields: fieldsJson(m, fields),
})

export const findingsJson = (m: Messages, findings: Checked['findings']) =>
  findings.map(({ reason, ...finding }) => ({ ...finding, message: m.findings[reason.code](reason.values) }))

/** Why fields were refused, each with its sentence. */
export const fieldsJson = (m: Messages, fields: Record<string, Reason>) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, reason]) => [name, { code: reason.code, message: explain(m, reason) }]),
  )
