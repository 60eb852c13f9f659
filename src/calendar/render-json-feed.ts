import { rfc3339 } from '../shared/dates'
import { titleOf } from './describe'
import { eventUrl, type Feed } from './feed'
import { newsOf, newsText } from './render-rss'

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
      const { payload, status } = publication
      return {
        id: publication.uid,
        url: eventUrl(feed.home, publication.id),
        title: titleOf(feed.m, publication, status === 'cancelled'),
        content_text: newsText(feed, publication),
        date_published: rfc3339(publication.firstPublishedAt),
        date_modified: rfc3339(publication.modifiedAt),
        tags: [feed.m.categories[payload.category]],
        _san_choi: {
          about: `${feed.home}/subscribe`,
          status,
          category: payload.category,
          mode: payload.mode,
          venue: payload.venue && { name: payload.venue.name, address: payload.venue.address },
          host: payload.host.name,
          min_age: payload.minAge,
          max_age: payload.maxAge,
          occurrences: payload.occurrences.map(occurrence => ({
            starts_at: rfc3339(occurrence.startsAt),
            ends_at: rfc3339(occurrence.endsAt),
            status: status === 'cancelled' ? 'cancelled' : occurrence.status,
          })),
        },
      }
    }),
  })
