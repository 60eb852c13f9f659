import type { Child } from 'hono/jsx'
import { Fieldset } from './choices'

export type OnlyIfProps = {
  field: string
  values: readonly string[]
  /** Says when the fields count; needed unless they say so themselves. */
  legend?: string
  /** Sent also while out of sight, where the server passes over what does not count: nothing typed is lost. */
  sent?: boolean
  children?: Child
}

/**
 * Fields that count only for some answers of an earlier radio group. The legend says so; where scripts run they are
 * in sight only then, or while they hold something that would otherwise not be sent.
 * @example <OnlyIf field="repeats" values={['weekly']} legend={m.ifWeekly}><DateField … /></OnlyIf>
 */
export function OnlyIf({ field, values, legend, sent, children }: OnlyIfProps) {
  return (
    <div
      class={legend ? 'only-if' : 'only-if only-if-plain'}
      data-only-if={field}
      data-values={values.join(' ')}
      data-sent={sent ? '' : undefined}
    >
      {legend ? (
        <Fieldset legend={legend} name={`only-${field}-${values[0]}`}>
          {children}
        </Fieldset>
      ) : (
        children
      )}
    </div>
  )
}
