import { Button } from './button'
import { SelectField, type SelectFieldProps } from './fields'

export type PickFormProps = SelectFieldProps & {
  /** Where the choice leads, as a parameter of the address. */
  action: string
  buttonText: string
  /** Other parameters of the address to keep; empty ones are left out. */
  keep?: Record<string, string | undefined>
}

/**
 * One choice of many that shows another page, with its button on the same line.
 * @example <PickForm action="/w/x" name="g" label={m.group} options={groups} buttonText={m.show} />
 */
export function PickForm({ action, buttonText, keep = {}, ...field }: PickFormProps) {
  return (
    <form class="pick" method="get" action={action}>
      {Object.entries(keep).map(([name, value]) => (value ? <input type="hidden" name={name} value={value} /> : null))}
      <SelectField {...field} />
      <Button tone="secondary">{buttonText}</Button>
    </form>
  )
}
