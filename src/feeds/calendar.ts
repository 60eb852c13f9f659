import { Hono } from 'hono'
import { renderIcs } from '../calendar/render-ics'
import { renderJsonFeed } from '../calendar/render-json-feed'
import { renderRss } from '../calendar/render-rss'
import type { AppContext, AppEnv } from '../http/env'
import { findGroup, findVenue } from '../publications/list-places'
import { categories } from '../shared/choices'
import { Missing } from '../shared/errors'
import { type FeedKind, serveFeed } from './serve-feed'

/** Calendars and news of a ward, for programs: the same for everyone, and cheap to poll. */
export const calendarFeeds = new Hono<AppEnv>()

const whole: FeedKind['scope'] = async () => ({ name: null })

calendarFeeds.get('/w/:ward/calendar.ics', c => serveIcs(c, 'all', 'calendar', whole))

calendarFeeds.get('/w/:ward/g/:file', c => {
  const slug = nameOf(c)
  return serveIcs(c, `g-${slug}`, slug, async (_, ward) => {
    const group = await findGroup(c.get('services').db, ward.id, slug)
    if (!group) throw new Missing()
    return { name: group.name, groupId: group.id }
  })
})

calendarFeeds.get('/w/:ward/v/:file', c => {
  const slug = nameOf(c)
  return serveIcs(c, `v-${slug}`, slug, async (_, ward) => {
    const venue = await findVenue(c.get('services').db, ward.id, slug)
    if (!venue) throw new Missing()
    return { name: venue.name, venueId: venue.id }
  })
})

calendarFeeds.get('/w/:ward/t/:file', c => {
  const slug = nameOf(c)
  const category = categories.find(name => name === slug.replaceAll('-', '_'))
  if (!category) throw new Missing()
  return serveIcs(c, `t-${category}`, slug, async () => ({ name: c.get('m').categories[category], category }))
})

calendarFeeds.get('/w/:ward/feed.rss', c =>
  serveFeed(c, {
    key: 'rss',
    filename: 'feed.rss',
    contentType: 'application/rss+xml; charset=utf-8',
    render: renderRss,
    scope: whole,
  }),
)

calendarFeeds.get('/w/:ward/feed.json', c =>
  serveFeed(c, {
    key: 'json',
    filename: 'feed.json',
    contentType: 'application/feed+json; charset=utf-8',
    render: renderJsonFeed,
    scope: whole,
  }),
)

function serveIcs(c: AppContext, key: string, filename: string, scope: FeedKind['scope']): Promise<Response> {
  const expand = c.req.query('expand') === '1'
  return serveFeed(c, {
    key: expand ? `${key}-expanded` : key,
    filename: `${filename}.ics`,
    contentType: 'text/calendar; charset=utf-8',
    render: feed => renderIcs(feed, { expand }),
    scope,
  })
}

/** The name in `{name}.ics`; other endings do not exist. */
function nameOf(c: AppContext): string {
  const name = /^([a-z0-9_-]{1,60})\.ics$/.exec(c.req.param('file') ?? '')?.[1]
  if (!name) throw new Missing()
  return name
}
