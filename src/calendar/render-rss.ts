import type { Publication } from '../publications/publication'
import { clean } from './clean'
import { describe, placeOf, titleOf, whenOf } from './describe'
import { eventUrl, type Feed } from './feed'

const MOST_ITEMS = 100

/** The feed as RSS 2.0: one item per event, the latest news first. */
export const renderRss = (feed: Feed): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    element('title', feed.title),
    element('link', feed.home),
    element('description', feed.description),
    element('language', feed.language),
    element('lastBuildDate', new Date(feed.modifiedAt).toUTCString()),
    '<ttl>360</ttl>',
    `<atom:link href="${escapeXml(feed.self)}" rel="self" type="application/rss+xml"/>`,
    ...newsOf(feed).map(publication => item(feed, publication)),
    '</channel></rss>\n',
  ].join('\n')

/** The events of a feed, latest change first. */
export const newsOf = ({ publications }: Feed): Publication[] =>
  [...publications].sort((a, b) => b.modifiedAt - a.modifiedAt || (a.id < b.id ? -1 : 1)).slice(0, MOST_ITEMS)

/** What a reader shows of an event: when, where, and the rest. */
export function newsText({ m, home }: Feed, publication: Publication): string {
  const { payload, status } = publication
  const reason = status === 'cancelled' ? payload.reason : null
  const off = payload.occurrences.filter(occurrence => occurrence.status === 'cancelled')
  return [
    whenOf(m, publication),
    placeOf(m, payload),
    status === 'published' && off.length ? m.public.daysOff(off.map(one => one.startsAt)) : '',
    describe(m, publication, eventUrl(home, publication.id), reason),
  ]
    .filter(Boolean)
    .join('\n')
}

function item(feed: Feed, publication: Publication): string {
  const cancelled = publication.status === 'cancelled'
  return [
    '<item>',
    element('title', titleOf(feed.m, publication, cancelled)),
    element('link', eventUrl(feed.home, publication.id)),
    // Readers show an item once: a cancellation is news of its own.
    `<guid isPermaLink="false">${escapeXml(cancelled ? `${publication.uid}#cancelled` : publication.uid)}</guid>`,
    element('pubDate', new Date(cancelled ? publication.modifiedAt : publication.firstPublishedAt).toUTCString()),
    element('category', feed.m.categories[publication.payload.category]),
    element('description', htmlOf(newsText(feed, publication))),
    '</item>',
  ].join('\n')
}

/** Lines of text as HTML. */
export const htmlOf = (lines: string): string => escapeXml(lines).replaceAll('\n', '<br>\n')

const element = (name: string, value: string) => `<${name}>${escapeXml(value)}</${name}>`

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as XML 1.0: escaped, without the characters XML has no place for. */
export const escapeXml = (value: string): string => clean(value).replace(/[&<>"']/g, found => entities[found]!)
