import { shortDate, wallDate, wallTime } from '../../../shared/dates'
import { h } from '../planner/dom'
import { fill } from '../planner/fill'
import type { App } from './app'
import type { Nav, Screen } from './frame'
import { mark } from './record'
import { isFound, type Row, type SessionView, viewOf } from './view'

type Only = 'present' | 'awaited' | 'walkIns'
const wanted: Record<Only, (row: Row) => boolean> = {
  present: row => row.present,
  awaited: row => !row.present && !row.walkIn,
  walkIns: row => row.present && row.walkIn,
}

/** The children of a session: one tap says that a child is here, the next that it is not. */
export function rosterScreen(app: App, nav: Nav, sessionId: string): Screen | null {
  const { words } = app
  const first = app.phone().held && viewOf(app.phone().held!, sessionId)
  if (!first) return null
  let only: Only | null = null
  let letters = ''
  /** Ticked under a filter that would hide them: they stay, so that a slip can be taken back. */
  const touched = new Set<string>()
  const rows = new Map<string, ReturnType<typeof rowOf>>()

  const counters = (['present', 'awaited', 'walkIns'] as const).map(name => {
    const number = h('b', {})
    const button = h(
      'button',
      {
        ...{ type: 'button', class: 'counter', 'aria-pressed': 'false' },
        click: () => {
          only = only === name ? null : name
          touched.clear()
          update()
        },
      },
      number,
      h('span', {}, words[name]),
    )
    return { name, number, button }
  })
  const search = h('input', {
    ...{ type: 'search', id: 'search', placeholder: words.searchHint, autocomplete: 'off', enterkeyhint: 'search' },
    input: () => {
      letters = search.value
      touched.clear()
      update()
    },
  })
  const list = h('ul', { class: 'children' })
  const empty = h('p', { class: 'empty' })
  const bar = h(
    'div',
    { class: 'bar' },
    action(words.addWalkIn, 'walkIn', 'secondary'),
    action(words.countHeads, 'count', 'secondary'),
    action(words.scan, 'scan', 'primary'),
  )
  function action(text: string, screen: 'walkIn' | 'count' | 'scan', tone: string) {
    const click = () => nav.go({ screen, session: sessionId })
    return h('button', { type: 'button', class: `button ${tone}`, click }, text)
  }

  function rowOf(row: Row) {
    const about = h('small', {})
    const button = h(
      'button',
      { type: 'button', class: 'child', 'aria-pressed': 'false', click: () => tick(row.id) },
      h('span', { class: 'who' }, h('b', {}, row.name), about),
      h('span', { class: 'box', 'aria-hidden': 'true' }),
    )
    return { item: h('li', {}, button), button, about }
  }

  function tick(id: string) {
    touched.add(id)
    app.record((held, made) => {
      const row = viewOf(held, sessionId)?.rows.find(one => one.id === id)
      return row ? mark(held, made, sessionId, row.who, !row.present, 'tick') : held
    })
  }

  function update() {
    const { held } = app.phone()
    const view = held && viewOf(held, sessionId)
    if (!view) return
    for (const { name, number, button } of counters) {
      number.textContent = String(view[name])
      button.setAttribute('aria-pressed', String(only === name))
    }
    const shown = view.rows.filter(row => (!only || wanted[only](row) || touched.has(row.id)) && isFound(row, letters))
    const elements = shown.map(row => drawn(row))
    // Rows are moved only when others come or go, so that the one under the finger keeps its place and its focus.
    if (elements.length !== list.children.length || elements.some((item, index) => list.children[index] !== item)) {
      const held = document.activeElement
      list.textContent = ''
      list.append(...elements)
      if (held instanceof HTMLElement && list.contains(held)) held.focus()
    }
    empty.textContent = shown.length ? '' : emptyText(view)
    empty.hidden = shown.length > 0
  }

  const emptyText = ({ rows: all, awaited }: SessionView): string => {
    if (!all.length) return words.nobody
    return only === 'awaited' && !awaited && !letters ? words.allHere : words.notFound
  }

  function drawn(row: Row): HTMLElement {
    const known = rows.get(row.id) || rowOf(row)
    rows.set(row.id, known)
    known.button.setAttribute('aria-pressed', String(row.present))
    const said = [
      row.group,
      row.walkIn && words.walkIn,
      row.excused && !row.present && words.excused,
      row.present && row.since && fill(words.since, { time: wallTime(row.since) }),
      row.waits && words.notSent,
    ]
    known.about.textContent = said.filter(Boolean).join(' · ')
    known.item.className = row.excused && !row.present ? 'excused' : ''
    return known.item
  }

  update()
  const { title, venue, startsAt } = first.session
  return {
    title,
    over: [shortDate(wallDate(startsAt)), wallTime(startsAt), venue].filter(Boolean).join(' · '),
    element: h('div', { class: 'roster' }, empty, list, bar),
    stays: h(
      'section',
      { class: 'stays', 'aria-label': words.search },
      h('div', { class: 'counters' }, ...counters.map(({ button }) => button)),
      h('label', { class: 'search' }, h('span', { class: 'sr' }, words.search), search),
    ),
    update,
  }
}
