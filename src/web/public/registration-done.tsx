import { placeOf, timeOf } from '../../calendar/describe'
import type { AppContext } from '../../http/env'
import type { PublicWard } from '../../publications/find-ward'
import { meetingStatusOf } from '../../publications/meeting-status'
import type { Publication } from '../../publications/publication'
import { ButtonLink, ButtonRow } from '../design/button'
import { DefinitionList } from '../design/definition-list'
import { Notice } from '../design/notice'
import { PublicPage } from '../design/public-page'
import { link, wardLine, wardNav } from './frame'

/** The answer to a registration: kind words, when and where, how to cancel; no name, so that a shared phone shows none. */
export function registrationDone(
  c: AppContext,
  ward: PublicWard,
  publication: Publication,
  status: 'confirmed' | 'waiting',
) {
  const m = c.get('m')
  const t = m.people
  const { payload } = publication
  const title = status === 'confirmed' ? t.doneConfirmed : t.doneWaiting
  const coming = payload.occurrences.filter(
    one => one.endsAt > c.get('now') && meetingStatusOf(publication, one) === 'scheduled',
  )
  const place = placeOf(m, payload, coming[0]?.venue)
  return c.html(
    <PublicPage
      lang={c.get('language')}
      title={`${title} · ${m.product}`}
      province={wardLine(m, ward)}
      heading={payload.title}
      hotline={{ number: '111', title: m.hotlineName, note: m.hotlineNote }}
      nav={wardNav(c, ward)}
      navLabel={m.public.nav}
      skipText={m.skip}
    >
      <Notice tone={status === 'confirmed' ? 'success' : 'info'} title={title} live>
        {status === 'confirmed' ? t.doneConfirmedText : t.doneWaitingText}
      </Notice>
      <DefinitionList
        items={[
          {
            term: t.nextMeeting,
            value: coming[0] ? (
              <>
                <strong>{timeOf(m, publication, coming[0])}</strong>
                {coming.length > 1 ? <p class="soft">{t.allMeetings(coming.length)}</p> : null}
              </>
            ) : null,
          },
          { term: t.place, value: place || null },
          { term: t.host, value: payload.host.name },
          { term: t.howToCancel, value: t.howToCancelText },
        ]}
      />
      <ButtonRow>
        <ButtonLink href={link(c, `/w/${ward.slug}/subscribe`)} icon="calendar">
          {t.addToCalendar}
        </ButtonLink>
        <ButtonLink href={link(c, `/w/${ward.slug}/events/${publication.id}`)} tone="secondary">
          {t.backToEvent}
        </ButtonLink>
      </ButtonRow>
    </PublicPage>,
  )
}
