import type { Published } from '../../../events/read-published'
import type { AppContext } from '../../../http/env'
import type { PublicationPayload, PublicOccurrence } from '../../../publications/publication'
import { DAY, instantOf, wallDate, wallTime } from '../../../shared/dates'
import { ButtonLink, ButtonRow } from '../../design/button'
import { CardTitle } from '../../design/card'
import { CopyField } from '../../design/copy-field'
import type { Shown } from './show'
import { dayText, instantText, placeText, publicAddress, timesText, whenText } from './words'

/** What the public sees of an event, and the texts to pass on. */
export function PublicVersion({ c, event, seen }: Shown & { seen: Published | undefined }) {
  const m = c.get('m')
  const url = publicAddress(c, `/events/${event.id}`)
  const { publication } = event
  // A postponed event is postponed for everyone: nothing of it waits.
  const isAhead = publication?.status === 'published' && !['published', 'postponed'].includes(event.status)
  const states = {
    published: publication ? m.events.publicNow(instantText(publication.modifiedAt)) : '',
    cancelled: m.events.publicCancelled,
    withdrawn: m.events.publicWithdrawn,
  }
  return (
    <>
      <CardTitle note={publication ? states[publication.status] : m.events.notPublic}>
        {m.events.publicVersion}
      </CardTitle>
      {isAhead ? <p class="soft">{m.events.publicOlder}</p> : null}
      {seen ? (
        <CopyField
          name="zalo"
          label={m.events.zalo}
          rows={7}
          value={zaloText(c, seen, url)}
          copyText={m.events.copyForZalo}
          copiedText={m.copied}
        />
      ) : null}
      {seen ? (
        <>
          <CopyField name="link" label={m.events.publicLink} value={url} copyText={m.copy} copiedText={m.copied} />
          <ButtonRow>
            {event.registration === 'open' ? (
              <ButtonLink tone="secondary" small href={`/staff/registrations/${event.id}`}>
                {m.events.roster}
              </ButtonLink>
            ) : null}
            <ButtonLink tone="quiet" small href={url}>
              {m.events.openPublic}
            </ButtonLink>
          </ButtonRow>
        </>
      ) : null}
    </>
  )
}

const NEWS_DAYS = 14

/** The event as everyone sees it, for a group on Zalo: whether it is off, and why, comes first. */
function zaloText(c: AppContext, { status, payload }: Published, url: string): string {
  const m = c.get('m')
  const { title, notice } = payload
  const kind = status === 'cancelled' ? 'cancelled' : notice?.kind
  const off = kind === 'cancelled' || kind === 'postponed' ? kind : null
  const why = notice && (off ? m.public.offBecause[off] : m.public.restoredBecause)(notice.reason)
  return m.events.zaloText({
    title: off ? `${m.public.marks[off]} ${title}` : title,
    when: whenText(m, payload),
    news: [...(why ? [why] : []), ...newsOf(c, payload, off !== null)],
    place: placeText(m, payload),
    ages: m.events.ages(payload.minAge, payload.maxAge),
    url,
    isOff: off !== null,
  })
}

/** What is off, on again, moved or elsewhere in the days to come, a line each: the rule above does not say it. */
function newsOf(c: AppContext, payload: PublicationPayload, isOff: boolean): string[] {
  const m = c.get('m')
  const words = m.events.meeting
  const now = c.get('now')
  return payload.occurrences
    .filter(one => one.endsAt > now && one.startsAt < now + NEWS_DAYS * DAY)
    .filter(one => !isOff || isCalledBack(one))
    .flatMap(one => {
      const named = instantOf(one.ruleDate, payload.startTime)
      const news = [
        isCalledBack(one) ? m.public.restoredBecause(one.reason ?? '') : '',
        one.status === 'postponed' ? words.postponedBecause(one.reason ?? '') : '',
        one.status === 'cancelled' ? words.cancelledBecause(one.reason ?? '') : '',
        payload.rule && one.startsAt !== named
          ? words.moved(wallDate(named) === wallDate(one.startsAt) ? wallTime(named) : dayText(m, named))
          : '',
        one.venue ? words.at(one.venue.name) : '',
      ].filter(Boolean)
      return news.length
        ? [`${dayText(m, one.startsAt)}, ${timesText(one.startsAt, one.endsAt)}: ${news.join(' · ')}`]
        : []
    })
}

/** Takes place after all, also where the rest is put off. */
const isCalledBack = ({ status, reason }: PublicOccurrence) => status === 'scheduled' && reason !== null
