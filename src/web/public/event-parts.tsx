import { agesOf, differencesOf, particularsOf, placeOf, timeOf, whenOf } from '../../calendar/describe'
import type { AppContext } from '../../http/env'
import type { Messages } from '../../messages'
import type { PublicWard } from '../../publications/find-ward'
import { meetingStatusOf, movedFrom, noticeReasonOf, reasonOf, statusOf } from '../../publications/meeting-status'
import type { Publication, PublicOccurrence } from '../../publications/publication'
import { shortDate, wallDate, wallTime } from '../../shared/dates'
import { CardTitle } from '../design/card'
import { DefinitionList } from '../design/definition-list'
import { List, ListRow } from '../design/list'
import { StatusTag } from '../design/tag'
import { offTag, seatsOf } from './event-cards'
import { link } from './frame'

const MOST_DATES = 12

type FactsProps = {
  c: AppContext
  ward: PublicWard
  publication: Publication
  /** Whether the form to register stands below. */
  open: boolean
}

/** When, where, for whom, by whom, how to join. */
export function EventFacts({ c, ward, publication, open }: FactsProps) {
  const m = c.get('m')
  const { payload } = publication
  const only = payload.occurrences.length === 1 ? payload.occurrences[0] : undefined
  const next = nextOf(publication, c.get('now'))
  const online = payload.onlineUrl && /^https?:\/\//.test(payload.onlineUrl) ? payload.onlineUrl : null
  return (
    <DefinitionList
      items={[
        { term: m.public.next, value: next ? <NextMeeting m={m} publication={publication} next={next} /> : null },
        { term: m.public.when, value: whenWords(m, publication) },
        { term: m.public.where, value: placeOf(m, payload, only?.venue) },
        { term: m.public.joinOnline, value: online ? <a href={online}>{online}</a> : null },
        {
          term: m.public.forWhom,
          value: [agesOf(m, payload), ...payload.groups.map(({ name }) => name)].join(' · '),
        },
        {
          term: m.public.registration,
          value:
            statusOf(publication) !== 'scheduled' ? null : (
              <Joining m={m} publication={publication} now={c.get('now')} open={open} />
            ),
        },
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

/** The next meeting of an event of several. */
function nextOf(publication: Publication, now: number): PublicOccurrence | undefined {
  const { occurrences } = publication.payload
  if (occurrences.length === 1) return undefined
  return occurrences.find(one => meetingStatusOf(publication, one) === 'scheduled' && one.endsAt > now)
}

function NextMeeting({ m, publication, next }: { m: Messages; publication: Publication; next: PublicOccurrence }) {
  return (
    <>
      <strong>{timeOf(m, publication, next)}</strong>
      {particularsOf(m, publication, next).map(line => (
        <p>{line}</p>
      ))}
    </>
  )
}

function whenWords(m: Messages, publication: Publication) {
  const words = whenOf(m, publication)
  if (statusOf(publication) !== 'scheduled') return <s>{words}</s>
  return publication.payload.occurrences.length === 1 ? <strong>{words}</strong> : words
}

type JoiningProps = { m: Messages; publication: Publication; now: number; open: boolean }

/** How to join, whether there is room, and the way down to the form. */
function Joining({ m, publication, now, open }: JoiningProps) {
  const { payload } = publication
  if (payload.registration === 'none') return <>{m.public.noRegistration}</>
  const closes = payload.registrationClosesAt
  const releases = payload.priorityReleasesAt ?? null
  const released = releases !== null && releases <= now
  const { full, words } = seatsOf(m, publication, now)
  const more = [
    words,
    released ? '' : payload.prioritySeats ? m.public.prioritySeats(payload.prioritySeats) : '',
    releases && !released ? m.public.releasesAt(`${wallTime(releases)} ${shortDate(wallDate(releases))}`) : '',
    closes && closes > now ? m.public.closesAt(`${wallTime(closes)} ${shortDate(wallDate(closes))}`) : '',
  ]
    .filter(Boolean)
    .join(' · ')
  return (
    <>
      {full ? <StatusTag tone="danger" label={m.public.full} /> : null} {full ? more : capital(more)}
      {open ? (
        <p>
          <a href="#register">{m.public.register}</a>
        </p>
      ) : null}
    </>
  )
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

type MeetingsProps = { m: Messages; publication: Publication; now: number }

/** The dates to come; nothing for an event of one plain date, whose time is said above. */
export function Meetings({ m, publication, now }: MeetingsProps) {
  const { occurrences } = publication.payload
  const coming = occurrences.filter(({ endsAt }) => endsAt > now)
  const [first] = occurrences
  if (first && occurrences.length === 1 && !particularsOf(m, publication, first).length) return null
  return (
    <section class="stack">
      <CardTitle>{m.public.occurrences}</CardTitle>
      <List label={m.public.occurrences}>
        {coming.slice(0, MOST_DATES).map(occurrence => (
          <Meeting m={m} publication={publication} occurrence={occurrence} />
        ))}
      </List>
      {coming.length > MOST_DATES ? <p class="soft">{m.public.moreOccurrences(coming.length - MOST_DATES)}</p> : null}
    </section>
  )
}

type MeetingProps = { m: Messages; publication: Publication; occurrence: PublicOccurrence }

function Meeting({ m, publication, occurrence }: MeetingProps) {
  const status = meetingStatusOf(publication, occurrence)
  const off = status !== 'scheduled'
  const time = timeOf(m, publication, occurrence)
  const reason = reasonOf(publication, occurrence)
  // The event's own reason stands at the top of the page.
  const told = !reason || reason === noticeReasonOf(publication)
  const why = told ? [] : [off ? m.public.reason(reason) : m.public.restoredBecause(reason)]
  const tag = off
    ? offTag(m, status)
    : movedFrom(publication, occurrence) !== null && { tone: 'info' as const, label: m.public.moved }
  return (
    <ListRow
      title={off ? <s>{time}</s> : time}
      detail={[...why, ...differencesOf(m, publication, occurrence)].map(line => <p>{line}</p>)}
      aside={tag ? <StatusTag {...tag} /> : undefined}
      muted={off}
    />
  )
}
