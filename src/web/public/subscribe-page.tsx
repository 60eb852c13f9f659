import { Hono } from 'hono'
import { baseUrl } from '../../http/base-url'
import type { AppContext, AppEnv } from '../../http/env'
import type { Messages } from '../../messages'
import type { PublicWard } from '../../publications/find-ward'
import { listHotlines } from '../../publications/list-hotlines'
import { listGroups, listVenues, type PublicPlace } from '../../publications/list-places'
import { wallDate } from '../../shared/dates'
import { ButtonLink, ButtonRow } from '../design/button'
import { Card, CardTitle } from '../design/card'
import { CopyField } from '../design/copy-field'
import { List, ListRow } from '../design/list'
import { PickForm } from '../design/pick-form'
import { QrCode } from '../design/qr-code'
import { googleSubscribe, outlookSubscribe, webcal } from './calendar-links'
import { HotlinesCard, link, publicHtml, sendPublic, wardName, wardOf } from './frame'

/** How to have a ward's calendar in one's phone. */
export const subscribePages = new Hono<AppEnv>()

/** One calendar to follow: its value in the form, its name, its address, and how the page names it in its own. */
type Choice = { value: string; name: string; path: string; kind?: string; query: Record<string, string> }

subscribePages.get('/w/:ward/subscribe', async c => {
  const ward = await wardOf(c)
  const { db } = c.get('services')
  const m = c.get('m')
  const [groups, venues, hotlines] = await Promise.all([
    listGroups(db, ward.id, wallDate(c.get('now'))),
    listVenues(db, ward.id),
    listHotlines(db, ward.id),
  ])
  const choices = choicesOf(m, ward, groups, venues)
  const chosen = choices.find(({ value }) => value === askedFor(c)) ?? choices[0]!
  const home = `/w/${ward.slug}`
  const html = await publicHtml(
    c,
    {
      ward,
      room: 'subscribe',
      heading: m.public.subscribeTitle,
      title: m.public.subscribe,
      subheading: m.public.subscribeIntro,
      description: m.public.subscribeIntro,
      canonical: `${home}/subscribe`,
      aside: (
        <>
          <Card class="print-keep">
            <CardTitle>{m.public.qrTitle}</CardTitle>
            <QrCode
              size="large"
              text={`${baseUrl(c)}${link(c, `${home}/subscribe`, chosen.query)}`}
              label={m.public.qrLabel(chosen.name)}
            />
            <p class="soft">{m.public.qrHint}</p>
          </Card>
          <HotlinesCard m={m} hotlines={hotlines} />
        </>
      ),
    },
    <>
      <CardTitle>{m.public.whichCalendar}</CardTitle>
      <PickForm
        action={`${home}/subscribe`}
        keep={{ lang: c.get('language') === 'en' ? 'en' : undefined }}
        name="calendar"
        label={m.public.calendarOf}
        value={chosen.value}
        options={choices.map(({ value, name, kind }) => ({ value, label: name, group: kind }))}
        buttonText={m.public.show}
      />
      <Ways c={c} chosen={chosen} />
      <details>
        <summary>{m.public.otherFeeds}</summary>
        <List>
          <ListRow href={`${home}/feed.rss`} title="RSS 2.0" />
          <ListRow href={`${home}/feed.json`} title="JSON Feed 1.1" />
          <ListRow href={`${chosen.path}?expand=1`} title={`iCalendar: ${m.public.expanded}`} />
        </List>
      </details>
    </>,
  )
  return sendPublic(c, html, ward.id)
})

function Ways({ c, chosen: { name, path } }: { c: AppContext; chosen: Choice }) {
  const m = c.get('m')
  return (
    <>
      <section class="stack">
        <CardTitle note={name}>{m.public.phoneTitle}</CardTitle>
        <ButtonRow>
          <ButtonLink icon="calendar" href={webcal(c, path)}>
            {m.public.openOnPhone}
          </ButtonLink>
          <ButtonLink tone="secondary" href={googleSubscribe(c, path)} rel="noreferrer">
            {m.public.withGoogle}
          </ButtonLink>
          <ButtonLink tone="secondary" href={outlookSubscribe(c, path, name)} rel="noreferrer">
            {m.public.withOutlook}
          </ButtonLink>
        </ButtonRow>
      </section>
      <section class="stack">
        <CardTitle note={m.public.addressHint}>{m.public.inZalo}</CardTitle>
        <CopyField
          name="address"
          label={m.public.address}
          value={`${baseUrl(c)}${path}`}
          copyText={m.copy}
          copiedText={m.copied}
        />
      </section>
    </>
  )
}

function choicesOf(m: Messages, ward: PublicWard, groups: PublicPlace[], venues: PublicPlace[]): Choice[] {
  const home = `/w/${ward.slug}`
  const of = (letter: 'g' | 'v' | 't', kind: string, slug: string, name: string): Choice => ({
    value: `${letter}.${slug}`,
    name,
    path: `${home}/${letter}/${slug}.ics`,
    kind,
    query: { [letter]: slug },
  })
  return [
    {
      value: '',
      name: `${m.public.wholeWardCalendar}, ${wardName(m, ward)}`,
      path: `${home}/calendar.ics`,
      query: {},
    },
    ...groups.map(({ slug, name }) => of('g', m.public.byGroup, slug, name)),
    ...Object.entries(m.categories).map(([slug, name]) =>
      of('t', m.public.byCategory, slug.replaceAll('_', '-'), name),
    ),
    ...venues.map(({ slug, name }) => of('v', m.public.byVenue, slug, name)),
  ]
}

/** From the form, or a link such as `?g=tdp-dong-cao`. */
function askedFor(c: AppContext): string {
  for (const letter of ['g', 'v', 't']) {
    const slug = c.req.query(letter)
    if (slug) return `${letter}.${slug.replaceAll('_', '-')}`
  }
  return c.req.query('calendar') ?? ''
}
