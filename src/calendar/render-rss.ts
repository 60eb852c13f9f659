import type { Messages } from '../messages'
import { statusOf } from '../publications/meeting-status'
import type { Publication } from '../publications/publication'
import { shortDate, wallDate } from '../shared/dates'
import { clean } from './clean'
import { describe, noticeOf, particularsOf, placeOf, timeOf, titleOf, whenOf } from './describe'
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

/** What a reader shows of an event: when, where, which meetings differ, and the rest. */
export function newsText({ m, home }: Feed, publication: Publication): string {
  const { payload } = publication
  const days = statusOf(publication) === 'scheduled' ? daysThatDiffer(m, publication) : []
  return [
    whenOf(m, publication),
    placeOf(m, payload),
    ...days,
    describe(m, publication, eventUrl(home, publication.id), [noticeOf(m, publication)]),
  ]
    .filter(Boolean)
    .join('\n')
}

/** The meetings that are off, with their reasons, and those that differ from the others, a line each kind. */
function daysThatDiffer(m: Messages, publication: Publication): string[] {
  const { occurrences } = publication.payload
  const off = (status: 'postponed' | 'cancelled') => {
    const days = occurrences
      .filter(one => one.status === status)
      .map(({ startsAt, reason }) => `${shortDate(wallDate(startsAt))}${reason ? ` (${reason})` : ''}`)
    return days.length ? m.public.daysOff[status](days.join(', ')) : ''
  }
  const changed = occurrences
    .filter(one => one.status === 'scheduled')
    .map(one => [timeOf(m, publication, one), particularsOf(m, publication, one)] as const)
    .filter(([, particulars]) => particulars.length)
    .map(([time, particulars]) => `${time} (${particulars.join('; ')})`)
  return [off('postponed'), off('cancelled'), changed.length ? m.public.daysChanged(changed.join('; ')) : '']
}

function item(feed: Feed, publication: Publication): string {
  const { uid, payload, modifiedAt, firstPublishedAt } = publication
  const status = statusOf(publication)
  const kind = status === 'scheduled' ? payload.notice?.kind : status
  return [
    '<item>',
    element('title', titleOf(feed.m, publication, status)),
    element('link', eventUrl(feed.home, publication.id)),
    // Readers show an item once: what befalls the event is news of its own.
    `<guid isPermaLink="false">${escapeXml(kind ? `${uid}#${kind}` : uid)}</guid>`,
    element('pubDate', new Date(kind ? modifiedAt : firstPublishedAt).toUTCString()),
    element('category', feed.m.categories[payload.category]),
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
