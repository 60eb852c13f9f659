import { h } from '../planner/dom'
import { fill } from '../planner/fill'
import type { App, Place } from './app'
import { lineOf } from './line'

/** A screen: what stands in it, how it follows a change, and what is to be put down when it is left. */
export type Screen = {
  title: string
  /** Above the title. */
  over?: string
  element: HTMLElement
  /** What stays in sight above it while it is scrolled. */
  stays?: HTMLElement
  update?(): void
  leave?(): void
}

export type Nav = { go(place: Place, replace?: boolean): void; back(): void; collect(code: string): void }

/** The green head, the line that says what is sent, and the place for a screen. */
export function openFrame(app: App, root: HTMLElement, nav: Nav) {
  const { words } = app
  const back = h('button', { type: 'button', class: 'head-button', 'aria-label': words.back, click: () => nav.back() })
  const about = h(
    'button',
    { type: 'button', class: 'head-button', 'aria-label': words.about, click: () => nav.go({ screen: 'about' }) },
    h('span', { class: 'ring', 'aria-hidden': 'true' }, 'i'),
  )
  back.append(h('span', { 'aria-hidden': 'true' }, '‹'))
  const over = h('p', { class: 'over' })
  const title = h('h1', { tabindex: '-1' })
  const line = h('p', { class: 'line', role: 'status' })
  const trouble = h('p', { class: 'line trouble', role: 'alert' })
  const refused = h('button', {
    type: 'button',
    class: 'line refused',
    click: () => nav.go({ screen: 'refused' }),
  })
  const main = h('main', {})
  root.textContent = ''
  const stays = h('div', {})
  const top = h('div', { class: 'top' }, line, trouble, refused, stays)
  root.append(h('header', {}, back, h('div', { class: 'heading' }, over, title), about), top, main)
  const scrolled = new Map<string, number>()
  let open = ''

  function update() {
    const { held } = app.phone()
    const state = held && lineOf(words, held, app.line)
    show(line, state ? state.text : '')
    line.className = `line ${state ? state.tone : ''}`
    show(trouble, app.hasFailed() ? words.cannotKeep : '')
    show(refused, held?.refused.length ? fill(words.lineRefused, { n: String(held.refused.length) }) : '')
  }

  return {
    update,
    open(screen: Screen, { screen: name, session = '' }: Place, isFirst: boolean) {
      scrolled.set(open, window.scrollY)
      open = `${name} ${session}`
      title.textContent = screen.title
      over.textContent = screen.over || ''
      over.hidden = !screen.over
      back.hidden = name === 'home'
      about.hidden = name === 'about'
      root.dataset.screen = name
      stays.textContent = ''
      if (screen.stays) stays.append(screen.stays)
      main.textContent = ''
      main.append(screen.element)
      update()
      if (!isFirst) title.focus()
      // Back on the roster, the list stands where it was left.
      scrollTo(0, name === 'roster' ? scrolled.get(open) || 0 : 0)
    },
  }
}

/** Only what changed is written, so that nothing is read out twice. */
function show(element: HTMLElement, text: string) {
  if (element.textContent !== text) element.textContent = text
  element.hidden = !text
}
