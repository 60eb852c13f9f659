import { noticeOf, placeOf, titleOf, whenOf } from '../../calendar/describe'
import type { AppContext } from '../../http/env'
import type { PublicWard } from '../../publications/find-ward'
import type { PublicHotline } from '../../publications/list-hotlines'
import { statusOf } from '../../publications/meeting-status'
import type { Publication } from '../../publications/publication'
import { ButtonLink, ButtonRow, ShareButton } from '../design/button'
import { Card, CardTitle } from '../design/card'
import { CopyField } from '../design/copy-field'
import { googleEvent, webcal } from './calendar-links'
import { HotlinesCard, link } from './frame'

type Props = { c: AppContext; ward: PublicWard; publication: Publication; url: string; hotlines: PublicHotline[] }

/** Beside an event: into one's calendar, to others, and whom to call. */
export function EventAside({ c, ward, publication, url, hotlines }: Props) {
  const m = c.get('m')
  const { payload } = publication
  const home = `/w/${ward.slug}`
  const [group] = payload.groups
  const feed = group ? `${home}/g/${group.slug}.ics` : `${home}/calendar.ics`
  const google = googleEvent(c, publication, url)
  const text = messageOf(c, publication, url)
  return (
    <>
      {statusOf(publication) === 'cancelled' ? null : (
        <Card>
          <CardTitle note={m.public.subscribeIntro}>{m.public.addToCalendar}</CardTitle>
          <ButtonRow>
            <ButtonLink wide tone="secondary" icon="calendar" href={webcal(c, feed)}>
              {m.public.openOnPhone}
            </ButtonLink>
            {google ? (
              <ButtonLink wide tone="secondary" href={google} rel="noreferrer">
                {m.public.addToGoogle}
              </ButtonLink>
            ) : null}
            <ButtonLink tone="quiet" small icon="qr" href={link(c, `${home}/subscribe`, { g: group?.slug })}>
              {m.public.otherWays}
            </ButtonLink>
          </ButtonRow>
        </Card>
      )}
      <Card>
        <CardTitle>{m.public.shareTitle}</CardTitle>
        <CopyField
          name="zalo"
          label={m.public.zaloText}
          value={text}
          copyText={m.public.shareWeek}
          copiedText={m.copied}
          rows={8}
        />
        <ShareButton url={url} title={payload.title} text={text}>
          {m.public.share}
        </ShareButton>
      </Card>
      <HotlinesCard m={m} hotlines={hotlines} />
    </>
  )
}

/** The event as a message for a Zalo group. */
function messageOf(c: AppContext, publication: Publication, url: string): string {
  const m = c.get('m')
  return [
    titleOf(m, publication, statusOf(publication)),
    noticeOf(m, publication),
    whenOf(m, publication),
    placeOf(m, publication.payload),
    url,
    m.public.hotlineLine,
  ]
    .filter(Boolean)
    .join('\n')
}
