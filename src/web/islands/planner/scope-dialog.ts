import type { Meeting, Place, Scope } from './contract'
import { openDialog } from './dialog'
import { button, h } from './dom'
import { fill } from './fill'
import { words } from './page'
import { placeOf, whereText } from './time'

const scopes: Scope[] = ['this', 'following', 'all']

/** Asks which meetings of a series move along; null when nothing shall. A single meeting is not asked for. */
export function askScope(meeting: Meeting, to: Place): Promise<Scope | null> {
  if (!meeting.repeats) return Promise.resolve('this')
  const from = placeOf(meeting)
  return new Promise(resolve => {
    let answer: Scope | null = null
    openDialog(
      words.scopeTitle,
      close => [
        h('p', {}, fill(words.scopeWhat, { title: meeting.title, from: whereText(from, to), to: whereText(to, from) })),
        h(
          'div',
          { class: 'planner-choices' },
          ...scopes.map((scope, index) => {
            const pick = () => {
              answer = scope
              close()
            }
            return button(words.scopes[scope], pick, index === 0 ? 'primary' : 'secondary', false)
          }),
          button(words.stop, close, 'quiet', false),
        ),
      ],
      () => resolve(answer),
    )
  })
}
