import { meetingStatusOf, movedFrom, reasonOf, statusOf, venueOf } from '../publications/meeting-status'
import type { PublicVenue } from '../publications/publication'
import { rfc3339 } from '../shared/dates'
import { titleOf } from './describe'
import { eventUrl, type Feed } from './feed'
import { newsOf, newsText } from './render-rss'
import { ruleText } from './rule-text'

/** The feed as JSON Feed 1.1, with the occurrences under `_san_choi` for programs. */
export const renderJsonFeed = (feed: Feed): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.home,
    feed_url: feed.self,
    description: feed.description,
    language: feed.language,
    items: newsOf(feed).map(publication => {
      const { payload } = publication
      const status = statusOf(publication)
      return {
        id: publication.uid,
        url: eventUrl(feed.home, publication.id),
        title: titleOf(feed.m, publication, status),
        content_text: newsText(feed, publication),
        date_published: rfc3339(publication.firstPublishedAt),
        date_modified: rfc3339(publication.modifiedAt),
        tags: [feed.m.categories[payload.category]],
        _san_choi: {
          about: `${feed.home}/subscribe`,
          status: status === 'scheduled' ? 'published' : status,
          notice: payload.notice,
          repeats: payload.rule && ruleText(feed.m, payload.rule),
          category: payload.category,
          mode: payload.mode,
          venue: shown(payload.venue),
          host: payload.host.name,
          min_age: payload.minAge,
          max_age: payload.maxAge,
          occurrences: payload.occurrences.map(occurrence => {
            const moved = movedFrom(publication, occurrence)
            return {
              starts_at: rfc3339(occurrence.startsAt),
              ends_at: rfc3339(occurrence.endsAt),
              status: meetingStatusOf(publication, occurrence),
              reason: reasonOf(publication, occurrence),
              moved_from: moved && rfc3339(moved),
              venue: shown(venueOf(publication, occurrence)),
              note: occurrence.note,
            }
          }),
        },
      }
    }),
  })

const shown = (venue: PublicVenue | null) => venue && { name: venue.name, address: venue.address }
