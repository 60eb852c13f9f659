import { shortDate, wallDate, wallTime } from '../../../shared/dates'
import { h } from '../planner/dom'
import { fill } from '../planner/fill'
import type { App } from './app'
import { isOver } from './forget'
import type { Nav, Screen } from './frame'
import type { Note } from './phone'
import { passCode } from './ticket'
import { viewOf } from './view'

/** Where the app opens: without a pass how to get one, with one its sessions. */
export function homeScreen(app: App, nav: Nav): Screen {
  const { words } = app
  const element = h('div', { class: 'home' })
  let typed = ''
  let trouble = ''

  function update() {
    const { held, note } = app.phone()
    const focused = document.activeElement?.id
    element.textContent = ''
    if (note) element.append(noteOf(app, note))
    if (held) element.append(...sessions())
    else element.append(...welcome())
    if (focused) document.getElementById(focused)?.focus()
  }

  function sessions() {
    const held = app.phone().held!
    if (isOver(held, app.now())) return [h('p', { class: 'notice' }, words.sessionsOver), scanButton(words.newPass)]
    const sessions = held.sessions.filter(({ gone }) => !gone)
    if (!sessions.length) return [h('p', { class: 'notice' }, words.sessionsNone), scanButton(words.newPass)]
    const items = sessions.map(({ id, title, venue, startsAt, endsAt }) => {
      const view = viewOf(held, id)!
      const numbers = { present: String(view.present), awaited: String(view.awaited) }
      return h(
        'li',
        {},
        h(
          'button',
          { type: 'button', class: 'session', click: () => nav.go({ screen: 'roster', session: id }) },
          h('b', {}, `${wallTime(startsAt)}–${wallTime(endsAt)}`),
          h('strong', {}, title),
          venue ? h('span', {}, venue) : null,
          h('small', {}, fill(words.sessionCounts, numbers)),
        ),
      )
    })
    return [h('ul', { class: 'sessions' }, ...items)]
  }

  function welcome() {
    const input = h('input', {
      ...{ id: 'code', name: 'code', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' },
      'aria-describedby': 'code-hint code-error',
      'aria-invalid': String(!!trouble),
      input: () => {
        typed = input.value
      },
    })
    input.value = typed
    const form = h(
      'form',
      {
        class: 'form',
        novalidate: true,
        submit: event => {
          event.preventDefault()
          const code = passCode(typed)
          trouble = code ? '' : words.codeWrong
          if (code) nav.collect(code)
          else update()
        },
      },
      h(
        'div',
        { class: 'field' },
        h('label', { for: 'code' }, words.welcomeType),
        h('span', { class: 'hint', id: 'code-hint' }, words.welcomeCodeHint),
        input,
        h('p', { class: 'error', id: 'code-error', role: 'alert' }, trouble),
      ),
      h('button', { class: 'button secondary' }, words.welcomeOpen),
    )
    return [
      h('p', { class: 'lead' }, words.welcomeIntro),
      scanButton(words.welcomeScan),
      form,
      h('p', { class: 'quiet' }, words.welcomeHolds),
    ]
  }

  const scanButton = (text: string) =>
    h('button', { type: 'button', class: 'button primary', click: () => nav.go({ screen: 'scan' }) }, text)

  update()
  const { held } = app.phone()
  const day = held?.sessions[0] && shortDate(wallDate(held.sessions[0].startsAt))
  return {
    title: held ? words.sessionsTitle : words.welcomeTitle,
    over: held ? [day, held.ward.name].filter(Boolean).join(' · ') : words.shortTitle,
    element,
    update,
  }
}

/** What became of what the phone held, and what of it the office has to be told. */
function noteOf(app: App, { kind, lost }: Note) {
  const { words } = app
  const said = {
    forgotten: words.noteForgotten,
    revoked: words.noteRevoked,
    expired: words.noteExpired,
    too_late: words.noteTooLate,
    wiped: words.noteWiped,
  }[kind]
  const lines = lost.map(({ title, startsAt, present, walkIns, heads }) =>
    fill(words.noteLostOne, {
      ...{ title, time: `${wallTime(startsAt)} ${shortDate(wallDate(startsAt))}` },
      ...{ present: String(present), walkIns: String(walkIns), heads: String(heads) },
    }),
  )
  const copy = h('button', { type: 'button', class: 'button secondary' }, words.copy)
  copy.addEventListener('click', () => {
    navigator.clipboard?.writeText(lines.join('\n')).then(
      () => {
        copy.textContent = words.copied
      },
      () => {},
    )
  })
  const close = () => app.change(phone => ({ ...phone, note: null }))
  return h(
    'section',
    { class: 'notice note' },
    h('p', {}, said),
    lines.length ? h('p', {}, words.noteLost) : null,
    lines.length ? h('ul', {}, ...lines.map(line => h('li', {}, line))) : null,
    !lines.length && kind !== 'forgotten' ? h('p', {}, words.noteNothingLost) : null,
    h(
      'div',
      { class: 'buttons' },
      lines.length ? copy : null,
      h('button', { type: 'button', class: 'button secondary', click: () => void close() }, words.understood),
    ),
  )
}
