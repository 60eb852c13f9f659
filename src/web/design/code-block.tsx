import { CopyButton } from './button'

// A box that scrolls must be reachable from the keyboard, and so needs a name; a page has too many for landmarks.
const reachable = (name: string) => ({ role: 'group', tabindex: 0, 'aria-labelledby': name })

export type CodeBlockProps = {
  /** Unique on the page. */
  id: string
  label: string
  code: string
  copyText: string
  copiedText: string
}

/**
 * A program's text under its label: scrolls by itself, one press copies it.
 * @example <CodeBlock id="curl-1" label={m.docs.tried} code="curl …" copyText={m.copy} copiedText={m.copied} />
 */
export function CodeBlock({ id, label, code, copyText, copiedText }: CodeBlockProps) {
  return (
    <div class="code-block">
      <div class="code-head">
        <span id={`${id}-label`}>{label}</span>
        <CopyButton small tone="quiet" from={id} copiedText={copiedText}>
          {copyText}
          <span class="sr"> {label}</span>
        </CopyButton>
      </div>
      <pre id={id} {...reachable(`${id}-label`)} translate="no">
        {code}
      </pre>
    </div>
  )
}
