import { describe, placeOf } from '../../calendar/describe'
import { utc } from '../../calendar/ics-lines'
import { baseUrl } from '../../http/base-url'
import type { AppContext } from '../../http/env'
import { meetingStatusOf } from '../../publications/meeting-status'
import type { Publication } from '../../publications/publication'

/** A feed's address for the phone's own calendar. */
export const webcal = (c: AppContext, path: string): string => `${baseUrl(c).replace(/^https?:/, 'webcal:')}${path}`

/** Subscribes Google Calendar to a feed. */
export const googleSubscribe = (c: AppContext, path: string): string =>
  `https://calendar.google.com/calendar/r?cid=${encodeURIComponent(webcal(c, path))}`

/** Subscribes Outlook to a feed. */
export const outlookSubscribe = (c: AppContext, path: string, name: string): string =>
  `https://outlook.live.com/calendar/0/addfromweb?url=${encodeURIComponent(baseUrl(c) + path)}&name=${encodeURIComponent(name)}`

/** Opens Google Calendar with the event filled in; a copy, which follows no later change. */
export function googleEvent(c: AppContext, publication: Publication, url: string): string | null {
  const m = c.get('m')
  const { payload } = publication
  const first = payload.occurrences.find(
    one => one.endsAt > c.get('now') && meetingStatusOf(publication, one) === 'scheduled',
  )
  if (!first) return null
  const parameters = new URLSearchParams({
    action: 'TEMPLATE',
    text: payload.title,
    dates: `${utc(first.startsAt)}/${utc(first.endsAt)}`,
    ctz: 'Asia/Ho_Chi_Minh',
    details: describe(m, publication, url).slice(0, 800),
    location: placeOf(m, payload, first.venue),
  })
  return `https://calendar.google.com/calendar/render?${parameters}`
}
