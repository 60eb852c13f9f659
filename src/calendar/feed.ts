import type { Messages } from '../messages'
import type { Publication } from '../publications/publication'

/** What a feed is rendered from. The same feed gives the same bytes: nothing here is "now". */
export type Feed = {
  m: Messages
  language: string
  title: string
  description: string
  /** The ward's public page, absolute, without a final slash. */
  home: string
  /** The feed's own address. */
  self: string
  publications: Publication[]
  /** The window served, UTC milliseconds. */
  from: number
  to: number
  /** Newest change of anything in the feed, UTC milliseconds. */
  modifiedAt: number
}

/** The page of an event. */
export const eventUrl = (home: string, id: string): string => `${home}/events/${id}`
