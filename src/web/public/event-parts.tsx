import { agesOf, placeOf, timeOf, whenOf } from '../../calendar/describe'
import type { AppContext } from '../../http/env'
import type { Messages } from '../../messages'
import type { PublicWard } from '../../publications/find-ward'
import type { Publication, PublicOccurrence } from '../../publications/publication'
import { shortDate, wallDate, wallTime } from '../../shared/dates'
import { CardTitle } from '../design/card'
import { DefinitionList } from '../design/definition-list'
import { List, ListRow } from '../design/list'
import { StatusTag } from '../design/tag'
import { seatsOf } from './event-cards'
import { link } from './frame'

const MOST_DATES = 12

/** When, where, for whom, by whom, how to join. */
export function EventFacts({ c, ward, publication }: { c: AppContext; ward: PublicWard; publication: Publication }) {
  const m = c.get('m')
  const { payload } = publication
  const online = payload.onlineUrl && /^https?:\/\//.test(payload.onlineUrl) ? payload.onlineUrl : null
  return (
    <DefinitionList
      items={[
        { term: m.public.when, value: whenOf(m, publication) },
        { term: m.public.where, value: placeOf(m, payload) },
        { term: m.public.joinOnline, value: online ? <a href={online}>{online}</a> : null },
        {
          term: m.public.forWhom,
          value: [agesOf(m, payload), ...payload.groups.map(({ name }) => name)].join(' · '),
        },
        { term: m.public.registration, value: registrationOf(m, publication, c.get('now')) },
        { term: m.public.host, value: payload.host.name },
        {
          term: m.public.campaign,
          value: payload.campaign ? (
            <a href={link(c, `/w/${ward.slug}/campaigns/${payload.campaign.id}`)}>{payload.campaign.name}</a>
          ) : null,
        },
      ]}
    />
  )
}

function registrationOf(m: Messages, publication: Publication, now: number): string {
  const { payload, status } = publication
  if (status === 'cancelled') return ''
  if (payload.registration === 'none') return m.public.noRegistration
  const closes = payload.registrationClosesAt
  const { full, words } = seatsOf(m, publication, now)
  return [
    full ? m.public.full : '',
    words,
    payload.prioritySeats ? m.public.prioritySeats(payload.prioritySeats) : '',
    closes && closes > now ? m.public.closesAt(`${wallTime(closes)} ${shortDate(wallDate(closes))}`) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

type MeetingsProps = { m: Messages; publication: Publication; now: number }

/** The dates to come; nothing for an event of one date, whose time is said above. */
export function Meetings({ m, publication, now }: MeetingsProps) {
  const { occurrences } = publication.payload
  const coming = occurrences.filter(({ endsAt }) => endsAt > now)
  if (!coming.length) return <p class="soft">{m.public.noMoreOccurrences}</p>
  if (occurrences.length === 1 && occurrences[0]!.status === 'scheduled') return null
  return (
    <section class="stack">
      <CardTitle>{m.public.occurrences}</CardTitle>
      <List label={m.public.occurrences}>
        {coming.slice(0, MOST_DATES).map(occurrence => (
          <Meeting m={m} occurrence={occurrence} cancelled={publication.status === 'cancelled'} />
        ))}
      </List>
      {coming.length > MOST_DATES ? <p class="soft">{m.public.moreOccurrences(coming.length - MOST_DATES)}</p> : null}
    </section>
  )
}

function Meeting({ m, occurrence, cancelled }: { m: Messages; occurrence: PublicOccurrence; cancelled: boolean }) {
  const off = cancelled || occurrence.status === 'cancelled'
  const time = timeOf(m, occurrence)
  return (
    <ListRow
      title={off ? <s>{time}</s> : time}
      detail={occurrence.reason ? m.public.reason(occurrence.reason) : undefined}
      aside={off ? <StatusTag tone="danger" label={m.public.cancelled} /> : undefined}
      muted={off}
    />
  )
}
