import { shortDate, wallDate, wallTime } from '../../../shared/dates'
import { h } from '../planner/dom'
import { fill } from '../planner/fill'
import type { App } from './app'
import type { Operation } from './contract'
import type { Nav, Screen } from './frame'
import { type Refused, sessionOf } from './phone'
import { drop, sendAgain } from './refused'
import { sum } from './view'

/** What the server did not take, why, and what can be done about each. */
export function refusedScreen(app: App, nav: Nav): Screen {
  const { words } = app
  const element = h('div', { class: 'refusals' })

  function update() {
    const { held } = app.phone()
    element.textContent = ''
    if (!held?.refused.length) {
      element.append(h('p', { class: 'empty' }, words.refusedNone))
      return
    }
    element.append(
      h('p', { class: 'intro' }, words.refusedIntro),
      h('ul', { class: 'cards' }, ...held.refused.map(itemOf)),
    )
  }

  function itemOf({ operation, reason }: Refused) {
    const { nonce, kind, occurrenceId, at } = operation
    const session = sessionOf(app.phone().held, occurrenceId)
    const first =
      kind === 'walk_in'
        ? act(words.correct, () => nav.go({ screen: 'walkIn', session: occurrenceId, nonce }))
        : act(words.sendAgain, () => void app.record((held, made) => sendAgain(held, nonce, made)))
    const sure = act(words.drop, () => {
      if (sure.classList.contains('sure')) app.record(held => drop(held, nonce))
      sure.classList.add('sure')
      sure.textContent = words.dropSure
    })
    const when = `${wallTime(at)} ${shortDate(wallDate(at))}`
    return h(
      'li',
      {},
      h('strong', {}, titleOf(operation)),
      h('small', {}, [session?.title, when].filter(Boolean).join(' · ')),
      h('p', {}, reason.message || reason.code),
      h('div', { class: 'buttons' }, first, sure),
    )
  }

  function titleOf(operation: Operation): string {
    if (operation.kind === 'walk_in') return fill(words.refusedWalkIn, { name: operation.child.name })
    if (operation.kind === 'count') return fill(words.refusedCount, { n: String(sum(operation.counts)) })
    const session = sessionOf(app.phone().held, operation.occurrenceId)
    const child = session?.children.find(({ id }) => id === operation.childId)
    return fill(words.refusedMark, { name: child ? child.name : words.refusedSomebody })
  }

  const act = (text: string, click: () => void) =>
    h('button', { type: 'button', class: 'button secondary', click }, text)

  update()
  return { title: words.refusedTitle, element, update }
}
