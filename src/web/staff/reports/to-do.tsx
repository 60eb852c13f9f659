import type { Child } from 'hono/jsx'
import type { Messages } from '../../../messages'
import type { Suggestion } from '../../../reports/suggest'
import { Card, CardTitle } from '../../design/card'
import { moment, Tell } from './left-behind'
import type { SummaryProps } from './reach'

const SHOWN = 3
const ages = { age0to5: [0, 5], age6to10: [6, 10], age11to15: [11, 15] } as const

type Said = { text: string; link?: { href: string; label: string }; tell?: Child }

/** What the figures ask for, each with where to do it. */
export function ToDo({ summary, m, address }: SummaryProps & { address: string }) {
  const { suggestions } = summary
  return (
    <Card>
      <CardTitle>{m.reports.toDo}</CardTitle>
      {suggestions.length === 0 ? <p>{m.reports.nothingToDo}</p> : null}
      <ol class="to-do">
        {suggestions.map(suggestion => {
          const { text, link } = say(m, suggestion, summary.censusYear)
          const lowest = suggestion.kind === 'lowest_group' ? suggestion : null
          const group = lowest && summary.groups.find(({ name }) => name === lowest.group)
          return (
            <li>
              {text} {link ? <a href={link.href}>{link.label}</a> : null}
              {group ? <Tell group={group} overall={summary.cuts.all.share} address={address} m={m} /> : null}
            </li>
          )
        })}
      </ol>
    </Card>
  )
}

function say(m: Messages, suggestion: Suggestion, censusYear: number): Said {
  const words = m.reports
  const census = { href: `/staff/census/${censusYear}`, label: words.censusLink }
  switch (suggestion.kind) {
    case 'unfilled_sessions':
      return {
        text: words.unfilled(suggestion.sessions),
        link: { href: '/staff/attendance', label: words.unfilledLink },
      }
    case 'kept_seats': {
      const { eventId, title, unused, releasesAt } = suggestion.event
      const seats = m.number(unused)
      return {
        text: releasesAt === null ? words.keptOpen(title, seats) : words.kept(title, seats, moment(releasesAt)),
        link: { href: `/staff/registrations/${eventId}`, label: words.keptLink },
      }
    }
    case 'behind':
      return {
        text: words.behind(words.cuts[suggestion.cut], suggestion.points, m.number(suggestion.missing)),
        link: { href: '/staff/registrations', label: words.behindLink },
      }
    case 'not_reached':
      return {
        text: words.notReached(
          named(
            m,
            suggestion.groups.map(({ name }) => name),
          ),
          m.number(suggestion.children),
        ),
        link: { href: '#not-reached', label: words.tell },
      }
    case 'lowest_group':
      return { text: words.lowest(suggestion.group, m.percent(suggestion.share), m.percent(suggestion.overall)) }
    case 'no_coming': {
      const [minAge, maxAge] = ages[suggestion.ages]
      return {
        text: words.noComing(words.cuts[suggestion.ages]),
        link: { href: `/staff/events/new?minAge=${minAge}&maxAge=${maxAge}`, label: words.noComingLink },
      }
    }
    case 'census_too_low':
      return {
        text: words.censusLow(named(m, [...suggestion.cuts.map(cut => words.cuts[cut]), ...suggestion.names])),
        link: census,
      }
    case 'census_missing':
      return { text: words.censusMissing(suggestion.groups), link: census }
  }
}

const named = (m: Messages, names: string[]) =>
  [names.slice(0, SHOWN).join(', '), names.length > SHOWN ? m.reports.more(names.length - SHOWN) : '']
    .filter(Boolean)
    .join(' ')
