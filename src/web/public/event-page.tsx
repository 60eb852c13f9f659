import { Hono } from 'hono'
import { raw } from 'hono/html'
import { noticeOf, placeOf, titleOf, whenOf } from '../../calendar/describe'
import { eventUrl } from '../../calendar/feed'
import { jsonLd, scriptJson } from '../../calendar/json-ld'
import { baseUrl } from '../../http/base-url'
import type { AppContext, AppEnv } from '../../http/env'
import type { PublicWard } from '../../publications/find-ward'
import { getPublication } from '../../publications/get-publication'
import { listHotlines } from '../../publications/list-hotlines'
import { listGroups } from '../../publications/list-places'
import { statusOf } from '../../publications/meeting-status'
import type { Publication } from '../../publications/publication'
import { wallDate } from '../../shared/dates'
import { CardTitle } from '../design/card'
import { Notice } from '../design/notice'
import { CategoryTag, StatusTag } from '../design/tag'
import { type Form, freshForm } from '../form'
import { EventAside } from './event-aside'
import { offTag } from './event-cards'
import { News } from './event-news'
import { EventFacts, Meetings } from './event-parts'
import { publicHtml, sendPublic, wardLine, wardOf } from './frame'
import { RegistrationForm } from './registration-form'

/** All about one event. */
export const eventPages = new Hono<AppEnv>()

eventPages.get('/w/:ward/events/:event', async c => {
  const ward = await wardOf(c)
  return renderEventPage(c, await getPublication(c.get('services').db, ward.id, c.req.param('event')), ward)
})

/**
 * The page of an event. With a `form` that was refused, the form is shown again with what was typed, and nothing may
 * keep the page.
 */
export async function renderEventPage(
  c: AppContext,
  publication: Publication,
  ward: PublicWard,
  form?: Form,
): Promise<Response> {
  const m = c.get('m')
  const { db } = c.get('services')
  const { payload } = publication
  const now = c.get('now')
  const path = `/w/${ward.slug}/events/${publication.id}`
  const [groups, hotlines] = await Promise.all([listGroups(db, ward.id, wallDate(now)), listHotlines(db, ward.id)])
  const status = statusOf(publication)
  const off = status !== 'scheduled'
  const over = publication.lastEndsAt <= now
  const url = eventUrl(`${baseUrl(c)}/w/${ward.slug}`, publication.id)
  const open = takesRegistrations(publication, now)
  const done = m.done[c.req.query('done') as keyof typeof m.done]
  const html = await publicHtml(
    c,
    {
      ward,
      heading: payload.title,
      title: titleOf(m, publication, status),
      subheading: off ? <s>{whenOf(m, publication)}</s> : whenOf(m, publication),
      description: [noticeOf(m, publication), whenOf(m, publication), placeOf(m, payload), payload.description]
        .filter(Boolean)
        .join(' · ')
        .slice(0, 200),
      canonical: path,
      head: <LinkedData publication={publication} home={`${baseUrl(c)}/w/${ward.slug}`} area={wardLine(m, ward)} />,
      aside: <EventAside {...{ c, ward, publication, url, hotlines }} />,
    },
    <>
      {done ? (
        <Notice tone="success" live>
          {done}
        </Notice>
      ) : null}
      <News m={m} publication={publication} now={now} />
      {over && !off ? <Notice>{m.public.noMoreOccurrences}</Notice> : null}
      <p>
        <CategoryTag category={payload.category} label={m.categories[payload.category]} />{' '}
        {off ? <StatusTag {...offTag(m, status)} /> : null}
      </p>
      <Paragraphs text={payload.description} />
      <EventFacts c={c} ward={ward} publication={publication} open={open} />
      {open ? (
        <section id="register" class="stack no-print">
          <CardTitle>{m.public.register}</CardTitle>
          <RegistrationForm
            m={m}
            language={c.get('language')}
            // A refusal is shown where the form is, also without scripts.
            action={`${path}/registrations#register`}
            publication={publication}
            groups={groups.map(({ id, name }) => ({ id, name }))}
            form={form ?? freshForm()}
            now={now}
          />
        </section>
      ) : (
        <TooLate form={form} />
      )}
      {status === 'cancelled' || over ? null : <Meetings m={m} publication={publication} now={now} />}
    </>,
  )
  return form ? c.html(html) : sendPublic(c, html, ward.id)
}

/** Why a form that was sent a moment too late was refused, where there is no form any more. */
const TooLate = ({ form }: { form?: Form }) =>
  form ? <Notice tone="danger">{Object.values(form.errors).join(' ')}</Notice> : null

function takesRegistrations(publication: Publication, now: number): boolean {
  const { lastEndsAt, payload } = publication
  const { registration, registrationClosesAt } = payload
  const open = registrationClosesAt === null || registrationClosesAt > now
  return statusOf(publication) === 'scheduled' && registration === 'open' && open && lastEndsAt > now
}

const Paragraphs = ({ text }: { text: string }) =>
  text ? (
    <div class="prose">
      {text.split(/\n+/).map(line => (
        <p>{line}</p>
      ))}
    </div>
  ) : null

/** For search engines: data, not a script. */
const LinkedData = ({ publication, home, area }: { publication: Publication; home: string; area: string }) => (
  <script type="application/ld+json">{raw(scriptJson(jsonLd(publication, home, area)))}</script>
)
