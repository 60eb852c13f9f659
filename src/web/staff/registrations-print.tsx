import { Hono } from 'hono'
import { agesOf, placeOf, whenOf } from '../../calendar/describe'
import { baseUrl } from '../../http/base-url'
import { type AppContext, type AppEnv, personalContext } from '../../http/env'
import { findEventPlaces } from '../../participation/get-roster'
import { listSlips } from '../../participation/list-slips'
import { findWardById } from '../../publications/find-ward'
import { Missing } from '../../shared/errors'
import { ButtonLink, PrintButton } from '../design/button'
import { EmptyState } from '../design/empty-state'
import { QrCode } from '../design/qr-code'
import { Segments } from '../design/toolbar'
import { staffPage } from './frame'

/** What is printed for an event: the poster with the public form's QR, and tickets for families without a phone. */
export const printPages = new Hono<AppEnv>()

/** The address of the public form. @throws Missing */
export async function publicForm(c: AppContext, eventId: string): Promise<string> {
  const ward = await findWardById(c.get('services').db, c.get('actor').wardId)
  if (!ward) throw new Missing()
  return `${baseUrl(c)}/w/${ward.slug}/events/${eventId}`
}

printPages.get('/staff/registrations/:event/poster', async c => {
  const m = c.get('m')
  const r = m.registration
  const event = await findEventPlaces(personalContext(c), c.req.param('event'))
  const { publication } = event
  const { payload } = publication
  const url = await publicForm(c, publication.id)
  return staffPage(
    c,
    {
      room: 'registrations',
      title: r.poster,
      actions: (
        <>
          <PrintButton>{m.print}</PrintButton>
          <ButtonLink href={`/staff/registrations/${publication.id}`} tone="quiet">
            {m.back}
          </ButtonLink>
        </>
      ),
    },
    <article class="poster">
      <p>{r.posterTitle}</p>
      <h2>{payload.title}</h2>
      <p class="poster-when">{whenOf(m, publication)}</p>
      <p>{[placeOf(m, payload), agesOf(m, payload), r.posterFree].filter(Boolean).join(' · ')}</p>
      <QrCode text={`${url}#register`} label={r.posterQr(payload.title)} size="large" />
      <ol>
        {r.posterSteps.map(step => (
          <li>{step}</li>
        ))}
      </ol>
      <p class="poster-help">{r.posterNoPhone}</p>
      <p class="poster-address">{url}</p>
    </article>,
  )
})

printPages.get('/staff/registrations/:event/slips', async c => {
  const m = c.get('m')
  const r = m.registration
  const event = await findEventPlaces(personalContext(c), c.req.param('event'))
  const { payload } = event.publication
  const all = c.req.query('who') === 'all'
  const slips = await listSlips(personalContext(c), event.publication.id, { onlyWithoutPhone: !all })
  const at = `/staff/registrations/${event.publication.id}`
  return staffPage(
    c,
    {
      room: 'registrations',
      title: r.slipsTitle,
      subheading: payload.title,
      actions: (
        <>
          {slips.length ? <PrintButton>{m.print}</PrintButton> : null}
          <ButtonLink href={at} tone="quiet">
            {m.back}
          </ButtonLink>
        </>
      ),
    },
    <div class="stack">
      <p class="no-print">{r.slipsWhat}</p>
      <Segments
        label={r.slipsTitle}
        items={[
          { href: `${at}/slips`, label: r.slipsNoPhone, current: !all },
          { href: `${at}/slips?who=all`, label: r.slipsAll, current: all },
        ]}
      />
      {slips.length ? (
        <ul class="slips">
          {slips.map(({ name, group, doorCode }) => (
            <li>
              <QrCode text={doorCode} label={r.qrOf(name)} />
              <div>
                <strong>{name}</strong>
                <p>{group}</p>
                <p>{payload.title}</p>
                <p>{whenOf(m, event.publication)}</p>
                <p>{placeOf(m, payload)}</p>
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState title={r.noSlips}>{r.noSlipsHint}</EmptyState>
      )}
    </div>,
  )
})
