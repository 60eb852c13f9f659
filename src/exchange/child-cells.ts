import { isDate, readDate } from '../shared/dates'
import { readPhone } from '../shared/phone'
import { fold } from '../shared/text'
import { readMark } from './cells'

type Gender = 'girl' | 'boy' | 'other'
type Household = 'none' | 'near_poor' | 'poor'
type Relation = 'mother' | 'father' | 'grandparent' | 'other_guardian'

/** Excel's days since 1900. */
const UNIX_EPOCH = 25_569
const DAY = 86_400_000
const two = (digits: string) => digits.padStart(2, '0')

const dateOfSerial = (serial: number) => new Date((serial - UNIX_EPOCH) * DAY).toISOString().slice(0, 10)
const serialOf = (date: string) => Date.parse(date) / DAY + UNIX_EPOCH

/** A birth: `2015`, `09/06/2015`, `6/2015`, `2015-06-09`, `09-06-15`, Excel's own number. `date` is null for a year alone. */
export function readBirth(text: string): { year: number; date: string | null } | null {
  const folded = fold(text)
    .replace(/^(ngay|nam|sinh|ns|khoang)\b[\s.:]*/g, '')
    .replace(/\s*([/.-])\s*/g, '$1')
  const year = /^((?:19|20)\d\d)(?:[.,]0+)?$/.exec(folded)
  if (year) return { year: Number(year[1]), date: null }
  if (/^\d{5}(\.\d+)?$/.test(folded)) return ofDate(dateOfSerial(Math.floor(Number(folded))))
  const month = /^\d{1,2}[/.-]((?:19|20)\d\d)$/.exec(folded)
  if (month) return { year: Number(month[1]), date: null }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(folded)
  if (iso) return ofDate(`${iso[1]}-${two(iso[2]!)}-${two(iso[3]!)}`)
  const written = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(folded)
  if (!written) return null
  const [, day, mon, y] = written as unknown as [string, string, string, string]
  const date = readDate(`${day}/${mon}/${y.length === 2 ? `20${y}` : y}`)
  // A year alone in a column of dates is shown as a day of 1905.
  if (isDate(date) && date.startsWith('1905')) return { year: serialOf(date), date: null }
  return ofDate(date)
}

const ofDate = (date: string) => (isDate(date) ? { year: Number(date.slice(0, 4)), date } : null)

const GENDERS: [RegExp, Gender][] = [
  [/^(nu|gai|be gai|girl|female|f|g)$/, 'girl'],
  [/^(nam|trai|be trai|boy|male|m|b)$/, 'boy'],
  [/^(khac|other)$/, 'other'],
]

/** `Nam`, `nữ`, `trai`, `gái`; null for anything else. */
export const readGender = (text: string): Gender | null => GENDERS.find(([word]) => word.test(fold(text)))?.[1] ?? null

/** `Hộ nghèo`, `cận nghèo`, `không`; null for anything else. */
export function readHousehold(text: string): Household | null {
  const folded = fold(text)
  if (/\b(thoat ngheo|khong ngheo|khong thuoc)\b/.test(folded)) return 'none'
  if (/\b(can ngheo|cn|hcn|near[- ]poor)\b/.test(folded)) return 'near_poor'
  if (/\b(ngheo|hn|poor)\b/.test(folded)) return 'poor'
  if (/^(binh thuong|trung binh|kha|kha gia|du an|thuong|none|normal)$/.test(folded)) return 'none'
  return readMark(text) === false ? 'none' : null
}

/** Whether a circumstance is named: an x, or any words but those for none. What it is, is not kept. */
export const readNamed = (text: string): boolean =>
  readMark(text) ?? !/^(binh thuong|khong co|none|normal)$/.test(fold(text))

/** Whether an ethnic group other than Kinh is named, or an x stands there. */
export const readMinority = (text: string): boolean =>
  readMark(text) ?? !/^(nguoi )?(kinh|viet)( \(viet\))?$/.test(fold(text))

/** The first phone of a cell; a lost leading nought is given back. Null when it is not a number, undefined for a dash. */
export function readPhones(text: string): string | null | undefined {
  if (/^(|-|–|x|khong|khong co|chua co|k)$/.test(fold(text))) return undefined
  for (const part of text.split(/[/;,\n]|\s-\s|\bhoặc\b/)) {
    const digits = part.trim().replace(/[.,]0$/, '')
    const phone = readPhone(/^[235789]\d{8}$/.test(digits.replace(/[\s.-]/g, '')) ? `0${digits}` : digits)
    if (phone?.startsWith('+')) return phone
  }
  return null
}

/** `Mẹ`, `bố`, `ông ngoại`; whoever else it is, another guardian. */
export function readRelation(text: string): Relation {
  const folded = fold(text)
  // Bà is a grandmother, ba in the south a father: here the marks count.
  if (/^bà(\s|$)/i.test(text.normalize('NFC').trim())) return 'grandparent'
  if (/^(me|ma|u|mother|mum)\b/.test(folded)) return 'mother'
  if (/^(cha|bo|ba|tia|father|dad)$|^(cha|bo|ba) (de|ruot|duong)/.test(folded)) return 'father'
  if (/^(ong|cu|grand\w+)\b/.test(folded)) return 'grandparent'
  return 'other_guardian'
}
