import ICAL from 'ical.js'
import type { Feed } from '../../src/calendar/feed'
import { messages } from '../../src/messages'
import type { Publication } from '../../src/publications/publication'
import { instantOf } from '../../src/shared/dates'
import { NOW } from './scenario'

/** A ward's feed of some publications, from 4 May 2026 to 19 July 2027 unless said. */
export const feedOf = (publications: Publication[], changes: Partial<Feed> = {}): Feed => ({
  m: messages('vi'),
  language: 'vi',
  title: 'Lịch trẻ em phường Sao Mai',
  description: 'Hoạt động miễn phí.',
  home: 'https://sanchoi.vn/w/sao-mai',
  self: 'https://sanchoi.vn/w/sao-mai/calendar.ics',
  publications,
  from: instantOf('2026-05-04'),
  to: instantOf('2027-07-19'),
  modifiedAt: NOW,
  ...changes,
})

/** One meeting as a client shows it. */
export type Seen = {
  uid: string
  start: number
  end: number
  status: string
  summary: string
  description: string
  location: string
}

/** What a client finds in a feed: every occurrence, with overrides applied. */
export function read(ics: string): Seen[] {
  const calendar = new ICAL.Component(ICAL.parse(ics))
  const zones = calendar.getAllSubcomponents('vtimezone').map(zone => new ICAL.Timezone(zone))
  for (const zone of zones) ICAL.TimezoneService.register(zone)
  // Left to itself, ical.js gives each event the overrides of all the others at the same hour.
  const all = calendar.getAllSubcomponents('vevent').map(component => new ICAL.Event(component, { exceptions: [] }))
  const masters = all.filter(event => !event.isRecurrenceException())
  const seen: Seen[] = []
  for (const master of masters) {
    for (const other of all)
      if (other.isRecurrenceException() && other.uid === master.uid) master.relateException(other)
    const note = (event: ICAL.Event, start: ICAL.Time, end: ICAL.Time) =>
      seen.push({
        uid: master.uid,
        start: start.toUnixTime() * 1000,
        end: end.toUnixTime() * 1000,
        status: String(event.component.getFirstPropertyValue('status')),
        summary: event.summary,
        description: event.description,
        location: event.location,
      })
    if (!master.isRecurring()) note(master, master.startDate, master.endDate)
    else {
      const iterator = master.iterator()
      for (let next = iterator.next(); next; next = iterator.next()) {
        const { item, startDate, endDate } = master.getOccurrenceDetails(next)
        note(item, startDate, endDate)
      }
    }
  }
  return seen.sort((a, b) => a.start - b.start || (a.uid < b.uid ? -1 : 1))
}

/** The lines of a feed, unfolded. */
export const unfold = (ics: string) => ics.replaceAll('\r\n ', '').split('\r\n')
