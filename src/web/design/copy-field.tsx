import { CopyButton } from './button'
import { fieldId } from './field'

export type CopyFieldProps = {
  name: string
  label: string
  value: string
  copyText: string
  copiedText: string
  hint?: string
  /** More than one shows a text box, as for a message to a Zalo group. */
  rows?: number
}

/**
 * A text to take elsewhere: selectable without scripts, one press with them.
 * @example <CopyField name="ics" label={m.address} value={url} copyText={m.copy} copiedText={m.copied} />
 */
export function CopyField({ name, label, value, copyText, copiedText, hint, rows = 1 }: CopyFieldProps) {
  const id = fieldId(name)
  const common = { id, readonly: true, 'data-select': true, 'aria-describedby': hint ? `${id}-hint` : undefined }
  return (
    <div class="field copy-field">
      <label for={id}>{label}</label>
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <div class={rows > 1 ? 'copy-box copy-box-tall' : 'copy-box'}>
        {rows > 1 ? (
          <textarea {...common} rows={rows}>
            {value}
          </textarea>
        ) : (
          <input type="text" {...common} value={value} />
        )}
        <CopyButton from={id} copiedText={copiedText}>
          {copyText}
        </CopyButton>
      </div>
    </div>
  )
}
