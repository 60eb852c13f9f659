import type { Child } from 'hono/jsx'
import { Icon, type IconName } from './icons'

export type ButtonTone = 'primary' | 'secondary' | 'danger' | 'quiet'

type Look = { tone?: ButtonTone; icon?: IconName; small?: boolean; wide?: boolean; children?: Child }
type Extra = { [attribute: `data-${string}`]: string | boolean | undefined }

export type ButtonProps = Look &
  Extra & {
    type?: 'submit' | 'button' | 'reset'
    id?: string
    name?: string
    value?: string
    form?: string
    formaction?: string
    formnovalidate?: boolean
    disabled?: boolean
    'aria-label'?: string
  }

export type ButtonLinkProps = Look &
  Extra & { href: string; rel?: string; target?: string; download?: string | boolean; 'aria-label'?: string }

const classOf = ({ tone = 'primary', small, wide }: Look) =>
  ['button', `button-${tone}`, small ? 'button-small' : '', wide ? 'button-wide' : ''].filter(Boolean).join(' ')

/**
 * Does something. One primary button on a screen; `data-confirm="…"` asks first.
 * @example <Button tone="danger" data-confirm={m.sure}>{m.withdraw}</Button>
 */
export function Button({ tone, icon, small, wide, children, type = 'submit', ...rest }: ButtonProps) {
  return (
    <button type={type} class={classOf({ tone, small, wide })} {...rest}>
      {icon ? <Icon name={icon} /> : null}
      <span>{children}</span>
    </button>
  )
}

/**
 * Goes somewhere, with the look of a button.
 * @example <ButtonLink href="/staff/events/new" icon="plus">{m.newEvent}</ButtonLink>
 */
export function ButtonLink({ tone, icon, small, wide, children, href, ...rest }: ButtonLinkProps) {
  return (
    <a href={href} class={classOf({ tone, small, wide })} {...rest}>
      {icon ? <Icon name={icon} /> : null}
      <span>{children}</span>
    </a>
  )
}

/**
 * Buttons in a row that wraps; `end` pushes them to the right.
 * @example <ButtonRow><Button>{m.save}</Button><ButtonLink href=".." tone="quiet">{m.back}</ButtonLink></ButtonRow>
 */
export function ButtonRow({ end, children }: { end?: boolean; children?: Child }) {
  return <div class={end ? 'actions actions-end' : 'actions'}>{children}</div>
}

export type CopyButtonProps = Look & {
  /** The text to copy, or with `from` the id of the element that holds it. */
  text?: string
  from?: string
  copiedText: string
}

/**
 * Copies a text and says so; shown only where scripts run.
 * @example <CopyButton text={zalo} copiedText={m.copied}>{m.copyForZalo}</CopyButton>
 */
export function CopyButton({ text, from, copiedText, tone = 'secondary', icon = 'copy', ...look }: CopyButtonProps) {
  const source = from ? { 'data-copy-from': from } : { 'data-copy': text ?? '' }
  return (
    <span class="needs-js">
      <Button type="button" tone={tone} icon={icon} {...look} {...source} data-copied={copiedText} />
    </span>
  )
}

/**
 * Opens the phone's own share sheet; stays hidden where there is none.
 * @example <ShareButton url={url} title={title} text={text}>{m.share}</ShareButton>
 */
export function ShareButton({ url, title, text, ...look }: Look & { url: string; title: string; text?: string }) {
  return (
    <span data-share-box hidden>
      <Button
        type="button"
        {...look}
        tone={look.tone ?? 'secondary'}
        icon={look.icon ?? 'share'}
        data-share={url}
        data-share-title={title}
        data-share-text={text}
      />
    </span>
  )
}

/**
 * Prints the page; shown only where scripts run.
 * @example <PrintButton>{m.print}</PrintButton>
 */
export function PrintButton({ tone = 'secondary', icon = 'print', ...look }: Look) {
  return (
    <span class="needs-js">
      <Button type="button" tone={tone} icon={icon} {...look} data-print />
    </span>
  )
}
