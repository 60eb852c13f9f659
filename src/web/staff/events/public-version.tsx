import { DAY, instantOf, wallDate, wallTime } from '../../../shared/dates'
import { ButtonLink, ButtonRow } from '../../design/button'
import { CardTitle } from '../../design/card'
import { CopyField } from '../../design/copy-field'
import type { Shown } from './show'
import { dayText, instantText, placeText, publicAddress, timesText, whenText } from './words'

/** What the public sees of an event, and the texts to pass on. */
export function PublicVersion({ c, event, isPublic }: Shown & { isPublic: boolean }) {
  const m = c.get('m')
  const url = publicAddress(c, `/events/${event.id}`)
  const { publication } = event
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
      {publication?.status === 'published' && event.status !== 'published' ? (
        <p class="soft">{m.events.publicOlder}</p>
      ) : null}
      {event.status === 'published' ? (
        <CopyField
          name="zalo"
          label={m.events.zalo}
          rows={7}
          value={m.events.zaloText({
            title: event.title,
            when: whenText(m, event),
            news: newsOf({ c, event }),
            place: placeText(m, event),
            ages: m.events.ages(event.minAge, event.maxAge),
            url,
          })}
          copyText={m.events.copyForZalo}
          copiedText={m.copied}
        />
      ) : null}
      {isPublic ? (
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

/** What is off, moved or elsewhere in the days to come, a line each: the rule above does not say it. */
function newsOf({ c, event }: Shown): string[] {
  const m = c.get('m')
  const words = m.events.meeting
  const now = c.get('now')
  return event.occurrences
    .filter(one => one.endsAt > now && one.startsAt < now + NEWS_DAYS * DAY)
    .flatMap(one => {
      const named = instantOf(one.ruleDate, event.startTime)
      const news = [
        one.status === 'postponed' ? words.postponedBecause(one.reason ?? '') : '',
        one.status === 'cancelled' ? words.cancelledBecause(one.reason ?? '') : '',
        event.rule && one.startsAt !== named
          ? words.moved(wallDate(named) === wallDate(one.startsAt) ? wallTime(named) : dayText(m, named))
          : '',
        one.venue ? words.at(one.venue.name) : '',
      ].filter(Boolean)
      return news.length
        ? [`${dayText(m, one.startsAt)}, ${timesText(one.startsAt, one.endsAt)}: ${news.join(' · ')}`]
        : []
    })
}
