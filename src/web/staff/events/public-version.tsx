import { ButtonLink, ButtonRow } from '../../design/button'
import { CardTitle } from '../../design/card'
import { CopyField } from '../../design/copy-field'
import type { Shown } from './show'
import { instantText, placeText, publicAddress, whenText } from './words'

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
