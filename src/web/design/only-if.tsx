import type { Child } from 'hono/jsx'
import { Fieldset } from './choices'

export type OnlyIfProps = { field: string; values: string[]; legend: string; children?: Child }

/**
 * Fields that count only for some answers of an earlier radio group. The legend says so; where scripts run they are
 * in sight only then, or while they hold something.
 * @example <OnlyIf field="repeats" values={['weekly']} legend={m.ifWeekly}><DateField … /></OnlyIf>
 */
export function OnlyIf({ field, values, legend, children }: OnlyIfProps) {
  return (
    <div class="only-if" data-only-if={field} data-values={values.join(' ')}>
      <Fieldset legend={legend} name={`only-${field}`}>
        {children}
      </Fieldset>
    </div>
  )
}
