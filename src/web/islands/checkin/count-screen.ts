import { crowdAges, crowdGenders } from '../../../shared/choices'
import { h } from '../planner/dom'
import { fill } from '../planner/fill'
import type { App } from './app'
import type { Screen } from './frame'
import { count, countsOf } from './record'
import { viewOf } from './view'

/** Heads of a crowd by category, a tap each, without names. */
export function countScreen(app: App, sessionId: string): Screen | null {
  const { words } = app
  if (!app.phone().held || !viewOf(app.phone().held!, sessionId)) return null
  const own = h('b', {})
  const all = h('b', {})
  const numbers = new Map<string, HTMLElement>()
  const minuses = new Map<string, HTMLButtonElement>()
  const add = (category: string, by: number) => app.record((held, made) => count(held, made, sessionId, category, by))

  function cell(category: string, who: string, age: string) {
    const number = h('b', {})
    const name = [who, age].filter(Boolean).join(' ')
    const minus = h(
      'button',
      {
        ...{ type: 'button', class: 'minus', 'aria-label': fill(words.minus, { category: name }) },
        click: () => void add(category, -1),
      },
      '−',
    )
    numbers.set(category, number)
    minuses.set(category, minus)
    const plus = h(
      'button',
      { type: 'button', class: 'plus', click: () => void add(category, 1) },
      h('span', { class: 'sr' }, fill(words.plus, { category: name })),
      h('span', { class: 'label', 'aria-hidden': 'true' }, who, age ? h('small', {}, age) : null),
      number,
    )
    return h('li', { class: category.split('_')[0]! }, plus, minus)
  }

  const cells = crowdAges.flatMap(age =>
    crowdGenders.map(gender => cell(`${gender}_${age}`, words[gender], words.ages[age])),
  )
  const element = h(
    'div',
    { class: 'count' },
    h('p', { class: 'intro' }, words.countIntro),
    h('ul', { class: 'cells' }, ...cells, cell('adults', words.adults, '')),
    h(
      'p',
      { class: 'totals', role: 'status' },
      h('span', {}, own, ' ', words.countOwn),
      h('span', {}, all, ' ', words.countAll),
    ),
  )

  function update() {
    const { held } = app.phone()
    const view = held && viewOf(held, sessionId)
    if (!held || !view) return
    const counts = countsOf(held, sessionId)
    numbers.forEach((number, category) => {
      number.textContent = String(counts[category] || 0)
      minuses.get(category)!.disabled = !counts[category]
    })
    own.textContent = String(view.heads)
    all.textContent = String(view.crowd)
  }
  update()
  return { title: words.countTitle, over: viewOf(app.phone().held!, sessionId)!.session.title, element, update }
}
