import type { Messages } from '../../../messages'
import type { Suggestion } from '../../../reports/ward-summary'
import { Card, CardTitle } from '../../design/card'

const SHOWN = 3

/** What the figures ask for, each with where to do it. */
export function ToDo({ suggestions, m }: { suggestions: Suggestion[]; m: Messages }) {
  return (
    <Card>
      <CardTitle>{m.reports.toDo}</CardTitle>
      {suggestions.length === 0 ? <p>{m.reports.nothingToDo}</p> : null}
      <ol class="to-do">
        {suggestions.map(suggestion => {
          const { text, link } = say(m, suggestion)
          return (
            <li>
              {text} {link ? <a href={link.href}>{link.label}</a> : null}
            </li>
          )
        })}
      </ol>
    </Card>
  )
}

function say(m: Messages, suggestion: Suggestion): { text: string; link?: { href: string; label: string } } {
  const words = m.reports
  switch (suggestion.kind) {
    case 'unfilled_sessions':
      return {
        text: words.unfilled(suggestion.sessions),
        link: { href: '/staff/attendance', label: words.unfilledLink },
      }
    case 'behind':
      return { text: words.behind(words.cuts[suggestion.cut], suggestion.points, m.number(suggestion.missing)) }
    case 'not_reached': {
      const [shown, rest] = [suggestion.groups.slice(0, SHOWN), suggestion.groups.slice(SHOWN)]
      const names = [shown.join(', '), rest.length ? words.more(rest.length) : ''].filter(Boolean).join(' ')
      return { text: words.notReached(names, m.number(suggestion.children)) }
    }
    case 'lowest_group':
      return { text: words.lowest(suggestion.group, m.percent(suggestion.share), m.percent(suggestion.overall)) }
    case 'no_coming':
      return {
        text: words.noComing(words.cuts[suggestion.ages]),
        link: { href: '/staff/events/new', label: words.noComingLink },
      }
  }
}
