import { escape as escapeText, foldLines } from 'ical-generator'
import { wallDate, wallTime } from '../shared/dates'
import { clean } from './clean'

// Only `escape` and `foldLines` of ical-generator are used: its own calendar lets newlines through in NAME and URL,
// escapes URIs as text, and writes UTC hours as local ones on Workers (docs/decisions).

/** Vietnam's one offset since 13 June 1975. */
export const VTIMEZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Ho_Chi_Minh',
  'BEGIN:STANDARD',
  'DTSTART:19750613T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0700',
  'TZNAME:+07',
  'END:STANDARD',
  'END:VTIMEZONE',
]

/** A line of type TEXT: escaped, without control characters. */
export const text = (name: string, value: string): string => `${name}:${escapeText(clean(value), false)}`

/** A line of type URI: not escaped as text, so what may not stand in an address is percent-encoded. */
export const uri = (name: string, value: string): string =>
  `${name}:${clean(value).replace(/[^\x21-\x7e]|["\\^`{|}<>]/gu, encodeURIComponent)}`

/** `20260609T070000Z`. */
export const utc = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

/** `20260609T140000`, the hour on the wall in Vietnam. */
const local = (instant: number): string =>
  `${wallDate(instant).replaceAll('-', '')}T${wallTime(instant).replace(':', '')}${String(
    new Date(instant).getUTCSeconds(),
  ).padStart(2, '0')}`

/** A date-time line in Vietnam's zone. */
export const zoned = (name: string, instant: number): string => `${name};TZID=Asia/Ho_Chi_Minh:${local(instant)}`

/** Lines as a file: folded at 75 octets on whole characters, CRLF, with a final CRLF. */
export const fileOf = (lines: string[]): string => `${foldLines(lines.join('\r\n'))}\r\n`
