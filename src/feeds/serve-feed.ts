import type { Feed } from '../calendar/feed'
import { baseUrl } from '../http/base-url'
import { answerPublicly, etagOf, isFresh, notModified, type PublicAnswer } from '../http/conditional'
import type { AppContext, Services } from '../http/env'
import { findWard, type PublicWard } from '../publications/find-ward'
import { listHotlines } from '../publications/list-hotlines'
import { listPublications, newestChange, type PublicationFilter } from '../publications/list-publications'
import { BoundedMap } from '../shared/bounded-map'
import { addDays, instantOf, mondayOf, wallDate } from '../shared/dates'
import { Missing } from '../shared/errors'
import { writtenPhone } from '../shared/phone'

/** Raised when the same data is rendered differently, so that no client keeps the old form. */
const FORMAT = 2
const MAX_AGE = 300

/** A rendered body, and when what it shows last changed. */
type Rendered = { body: string; lastModified: number }

const BOUNDS = { most: 200, mostInAll: 8 * 1024 * 1024, size: ({ body }: Rendered) => body.length }
// The bodies of each running app by their validator: isolates share nothing, and tests start clean.
const memories = new WeakMap<Services, BoundedMap<Rendered>>()

/** What a feed shows of its ward: the name it goes by, and which events. */
export type Scope = { name: string | null } & Pick<PublicationFilter, 'groupId' | 'venueId' | 'category'>

export type FeedKind = {
  /** Names the feed within its ward; part of its validator. */
  key: string
  filename: string
  contentType: string
  render(feed: Feed): string
  /** Finds what the feed is about; throws `Missing` where there is no such group or venue. */
  scope(c: AppContext, ward: PublicWard): Promise<Scope>
}

/**
 * Answers a poll. The validator comes from the ward's revision and the week, so a `304`, and a `200` that was rendered
 * before, read one row: the ward.
 */
export async function serveFeed(c: AppContext, kind: FeedKind): Promise<Response> {
  const services = c.get('services')
  const ward = await findWard(services.db, c.req.param('ward') ?? '')
  if (!ward) throw new Missing()
  const window = windowAt(c.get('now'))
  const etag = etagOf(FORMAT, ward.revision, kind.key, window.monday, c.get('language'))
  const answer: PublicAnswer = {
    etag,
    contentType: kind.contentType,
    maxAge: MAX_AGE,
    tags: [`ward-${ward.id}`],
    headers: { 'Content-Disposition': `inline; filename="${kind.filename}"` },
  }
  // A star is answered below, where it is known that the feed exists.
  if (c.req.header('if-none-match')?.includes(etag) && isFresh(c, answer)) return notModified(c, answer)

  const bodies = memories.get(services) ?? new BoundedMap<Rendered>(BOUNDS)
  memories.set(services, bodies)
  const key = `${baseUrl(c)} ${ward.id} ${etag}`
  let rendered = bodies.get(key)
  if (!rendered) {
    rendered = await render(c, ward, kind, window)
    bodies.set(key, rendered)
  }
  return answerPublicly(c, { ...answer, lastModified: rendered.lastModified }, rendered.body)
}

async function render(c: AppContext, ward: PublicWard, kind: FeedKind, window: Window): Promise<Rendered> {
  const { db } = c.get('services')
  const m = c.get('m')
  const { name, ...filter } = await kind.scope(c, ward)
  const { from, to } = window
  const [publications, changedAt, hotlines] = await Promise.all([
    listPublications(db, { wardId: ward.id, ...filter, from, to }),
    newestChange(db, ward.id),
    listHotlines(db, ward.id),
  ])
  // The window moving on is a change too: what is over leaves the feed.
  const modifiedAt = Math.max(changedAt, from)
  const home = `${baseUrl(c)}/w/${ward.slug}`
  const wardName = `${m.public.wardKinds[ward.kind]} ${ward.name}`
  const local = hotlines
    .filter(({ phone }) => phone !== '111')
    .map(({ name, phone }) => `${name}: ${writtenPhone(phone)}`)
  const feed: Feed = {
    m,
    language: c.get('language'),
    title: name ? m.public.feedOf(name, wardName) : m.public.feedOfWard(wardName),
    description: m.public.feedDescription(wardName, [m.public.hotlineLine, ...local].join('. ')),
    home,
    self: `${baseUrl(c)}${c.req.path}${c.get('language') === 'en' ? '?lang=en' : ''}`,
    publications,
    from,
    to,
    modifiedAt,
  }
  return { body: kind.render(feed), lastModified: modifiedAt }
}

type Window = { monday: string; from: number; to: number }

/** At least 30 days back and 400 ahead, moving on Mondays only, so that the bytes stand still from day to day. */
function windowAt(now: number): Window {
  const monday = addDays(mondayOf(wallDate(now)), -35)
  return { monday, from: instantOf(monday), to: instantOf(addDays(monday, 63 * 7)) }
}
