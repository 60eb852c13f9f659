import { fieldId } from './field'

export type FieldError = { field: string; message: string }

/**
 * What has to be mended, on top of the form; each line jumps to its field. Draws nothing without errors.
 * @example <ErrorSummary title={m.pleaseMend} errors={[{ field: 'title', message: m.titleMissing }]} />
 */
export function ErrorSummary({ title, errors }: { title: string; errors: FieldError[] }) {
  if (errors.length === 0) return null
  return (
    <div class="notice notice-danger" role="alert" tabindex={-1} id="errors" data-focus>
      <h2>{title}</h2>
      <ul>
        {errors.map(error => (
          <li>{error.field ? <a href={`#${fieldId(error.field)}`}>{error.message}</a> : error.message}</li>
        ))}
      </ul>
    </div>
  )
}
