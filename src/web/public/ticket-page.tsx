import { placeOf, timeOf } from '../../calendar/describe'
import { baseUrl } from '../../http/base-url'
import type { AppContext } from '../../http/env'
import type { Ticket } from '../../participation/open-ticket'
import { findWardById } from '../../publications/find-ward'
import { meetingStatusOf, statusOf } from '../../publications/meeting-status'
import { Missing } from '../../shared/errors'
import { ButtonLink, ButtonRow, CopyButton } from '../design/button'
import { Card, CardTitle } from '../design/card'
import { ErrorSummary } from '../design/error-summary'
import { Notice } from '../design/notice'
import { PublicPage } from '../design/public-page'
import { errorList, type Form } from '../form'
import { googleEvent } from './calendar-links'
import { link, wardLine, wardNav } from './frame'
import { Absence, Claim, Separate, Withdrawal } from './ticket-actions'
import { TicketPlaceCard } from './ticket-place'

const MEETINGS = 6

/** A form of the ticket that was refused, and which. */
export type Refused = Form & { of: string }

/** What a family holds, with a QR for each child; by given names, and for nobody but whoever has the address. */
export async function ticketPage(c: AppContext, ticket: Ticket, refused?: Refused) {
  const m = c.get('m')
  const r = m.registration
  const { publication, places } = ticket
  const { payload } = publication
  const now = c.get('now')
  const ward = await findWardById(c.get('services').db, publication.wardId)
  if (!ward) throw new Missing()
  const address = `/tickets/${c.req.param('ticket')}`
  const status = statusOf(publication)
  const meetings = payload.occurrences.filter(
    one => one.endsAt > now && meetingStatusOf(publication, one) === 'scheduled',
  )
  const google = googleEvent(c, publication, `${baseUrl(c)}/w/${ward.slug}/events/${publication.id}`)
  const acts = { m, address, ticket, refused, now, publication }
  const open = places.some(({ state }) => state !== 'ended')
  return c.html(
    <PublicPage
      lang={c.get('language')}
      title={`${r.ticketTitle} · ${m.product}`}
      province={wardLine(m, ward)}
      heading={payload.title}
      subheading={r.ticketTitle}
      hotline={{ number: '111', title: m.hotlineName, note: m.hotlineNote }}
      nav={wardNav(c, ward)}
      navLabel={m.public.nav}
      head={<meta name="robots" content="noindex, nofollow" />}
      skipText={m.skip}
      aside={
        <>
          {open ? (
            <Card>
              <CardTitle>{r.keepThis}</CardTitle>
              <p>{r.keepThisWhat}</p>
              <noscript>
                <p>{r.keepThisHow}</p>
              </noscript>
              <CopyButton text={`${baseUrl(c)}${address}`} copiedText={m.copied} wide>
                {r.copyLink}
              </CopyButton>
            </Card>
          ) : null}
          <Card>
            <CardTitle note={r.toFamilyWhat}>{r.toFamily}</CardTitle>
            <ButtonLink href={link(c, `${address}/family`)} tone="secondary" wide>
              {r.toFamilyOpen}
            </ButtonLink>
          </Card>
        </>
      }
    >
      <Done c={c} />
      <ErrorSummary title={m.errorSummary} errors={refused ? errorList(refused) : []} />
      {status === 'scheduled' ? null : <Notice tone="warning">{r.off[status]}</Notice>}
      {publication.lastEndsAt <= now ? <Notice>{r.over}</Notice> : null}
      <Claim {...acts} />
      <div class="ticket-places">
        {places.map(place => (
          <TicketPlaceCard m={m} place={place} />
        ))}
      </div>
      <Separate {...acts} />
      {meetings.length && open ? (
        <section class="stack">
          <CardTitle>{r.nextMeetings}</CardTitle>
          <ul class="ticket-meetings">
            {meetings.slice(0, MEETINGS).map(one => (
              <li>
                <strong>{timeOf(m, publication, one)}</strong>
                <div class="soft">{placeOf(m, payload, one.venue)}</div>
              </li>
            ))}
          </ul>
          {meetings.length > MEETINGS ? <p class="soft">{r.moreMeetings(meetings.length - MEETINGS)}</p> : null}
          <ButtonRow>
            {google ? (
              <ButtonLink href={google} tone="secondary" icon="calendar" rel="noreferrer">
                {m.public.addToGoogle}
              </ButtonLink>
            ) : null}
            <ButtonLink href={link(c, `/w/${ward.slug}/subscribe`)} tone="secondary" icon="calendar">
              {r.toCalendar}
            </ButtonLink>
            <ButtonLink href={link(c, `/w/${ward.slug}/events/${publication.id}`)} tone="quiet">
              {r.toEvent}
            </ButtonLink>
          </ButtonRow>
        </section>
      ) : null}
      {open ? null : (
        <ButtonRow>
          <ButtonLink href={link(c, `/w/${ward.slug}`)}>{r.toOthers}</ButtonLink>
          <ButtonLink href={link(c, `/w/${ward.slug}/events/${publication.id}`)} tone="quiet">
            {r.toEvent}
          </ButtonLink>
        </ButtonRow>
      )}
      <Absence {...acts} meetings={meetings.slice(0, MEETINGS)} />
      <Withdrawal {...acts} />
    </PublicPage>,
  )
}

/** What was just done, said once more where the redirect leads. */
function Done({ c }: { c: AppContext }) {
  const r = c.get('m').registration
  const done = c.req.query('done')
  const kept = Number(c.req.query('kept') ?? 0)
  const words = done === 'made' ? r.made : Object.hasOwn(r.done, done ?? '') ? r.done[done as keyof typeof r.done] : ''
  return words ? (
    <Notice tone="success" title={words} live>
      {kept > 0 && kept < 10 ? r.keptBefore(kept) : null}
    </Notice>
  ) : null
}
