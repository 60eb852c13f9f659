import { lunarOf } from '../shared/lunar'
import { nthOf } from '../shared/recurrence'
import { fold } from '../shared/text'
import { readDays } from './cells'
import { weekdayNamed } from './columns'
import type { PlanInput } from './plan-row'

type Repeats = Pick<PlanInput, 'repeats' | 'every' | 'days' | 'nth' | 'lunarDay' | 'lunarMonth' | 'period'>

const ONCE =
  /^(mot lan|1 lan|mot buoi|1 buoi|mot buoi duy nhat|khong|khong lap|khong lap lai|once|just once|no|none|-)$/
const UNITS: Record<string, 'daily' | 'weekly' | 'monthly'> = {
  ngay: 'daily',
  day: 'daily',
  days: 'daily',
  tuan: 'weekly',
  week: 'weekly',
  weeks: 'weekly',
  thang: 'monthly',
  month: 'monthly',
  months: 'monthly',
  daily: 'daily',
  weekly: 'weekly',
  monthly: 'monthly',
}
const ORDINALS: Record<string, number> = {
  dau: 1,
  'dau tien': 1,
  nhat: 1,
  mot: 1,
  first: 1,
  '1': 1,
  '1st': 1,
  hai: 2,
  second: 2,
  '2': 2,
  '2nd': 2,
  ba: 3,
  third: 3,
  '3': 3,
  '3rd': 3,
  tu: 4,
  bon: 4,
  fourth: 4,
  '4': 4,
  '4th': 4,
  cuoi: -1,
  'cuoi cung': -1,
  last: -1,
}
const LUNAR_MONTHS = 'gieng hai ba tu nam sau bay tam chin muoi'.split(' ')

/**
 * How an event repeats, in words: `hằng tuần`, `2 tuần một lần`, `T3, T5 hằng tuần`, `ngày 15 hằng tháng`,
 * `thứ Ba tuần 2 hằng tháng`, `thứ Sáu tuần cuối hằng tháng`, `15/8 âm lịch`, `tiết 1 thứ Hai`; the same in English.
 * Null when it cannot be said by a rule.
 * @param startsOn the first day, by which a bare `hằng tháng` or `âm lịch` goes
 */
export function readRepeats(text: string, startsOn: string | undefined): Repeats | null {
  const folded = fold(text.slice(0, 200)).replace(/[.;]+$/, '')
  if (ONCE.test(folded)) return { repeats: 'once' }
  if (/am lich|\bal\b|lunar/.test(folded)) return lunar(folded, startsOn)
  const lesson = /\b(?:tiet|lesson|period) (?:thu )?(\d{1,2})\b/.exec(folded)
  if (lesson) return school(folded.replace(lesson[0], ' '), Number(lesson[1]))
  if (/^chao co/.test(folded)) return { repeats: 'school', period: 1, days: [1] }
  return solar(folded, startsOn)
}

function lunar(folded: string, startsOn: string | undefined): Repeats | null {
  const rest = folded.replace(/\(?(am lich|\bal\b|lunar( calendar)?)\)?|hang nam|moi nam|every year|ngay/g, ' ').trim()
  const written = /^(\d{1,2})\s*[/-]\s*(\d{1,2})$/.exec(rest)
  const spoken = /^(ram|(?:mung |mong )?\d{1,2}) (?:thang )?([a-z]+|\d{1,2})$/.exec(rest)
  if (written) return { repeats: 'lunar', lunarDay: Number(written[1]), lunarMonth: Number(written[2]) }
  if (spoken) {
    const lunarDay = spoken[1] === 'ram' ? 15 : Number(spoken[1]!.replace(/\D/g, ''))
    const lunarMonth = Number(spoken[2]) || LUNAR_MONTHS.indexOf(spoken[2]!) + 1
    return lunarMonth ? { repeats: 'lunar', lunarDay, lunarMonth } : null
  }
  const day = rest === '' && startsOn ? lunarOf(startsOn) : null
  return day && !day.leap ? { repeats: 'lunar', lunarDay: day.day, lunarMonth: day.month } : null
}

function school(rest: string, period: number): Repeats | null {
  const words = rest.replace(/hang tuan|moi tuan|weekly|every week|,\s*$/g, ' ').replace(/^[\s,]+|[\s,]+$/g, '')
  const days = words ? readDays(words) : undefined
  return days === null ? null : { repeats: 'school', period, ...(days ? { days } : {}) }
}

const UNIT = 'ngay|tuan|thang|days?|weeks?|months?'
const BEHIND = new RegExp(
  `^(.*?)[\\s,]*(?:\\b(?:hang|moi|every) (?:(\\d{1,2}) )?(${UNIT})|\\b(\\d{1,2}) (${UNIT}) (?:mot|1) lan|\\b(daily|weekly|monthly))$`,
)
const AHEAD = new RegExp(`^(?:hang|moi|every) (?:(\\d{1,2}) )?(${UNIT})(?::| on| vao)*[\\s,]+(.+)$`)

function solar(folded: string, startsOn: string | undefined): Repeats | null {
  const behind = BEHIND.exec(folded)
  const ahead = behind ? null : AHEAD.exec(folded)
  const unit = UNITS[behind?.[3] ?? behind?.[5] ?? behind?.[6] ?? ahead?.[2] ?? '']
  if (!unit) return weekly(folded, 1)
  const every = Number(behind?.[2] ?? behind?.[4] ?? ahead?.[1] ?? 1)
  const rest = (behind?.[1] ?? ahead?.[3] ?? '').trim()
  if (unit === 'daily') return rest ? null : { repeats: 'daily', every }
  if (unit === 'weekly') return rest ? weekly(rest, every) : { repeats: 'weekly', every }
  return monthly(rest, every, startsOn)
}

function weekly(words: string, every: number): Repeats | null {
  const days = readDays(words)
  return days && { repeats: 'weekly', every, days }
}

function monthly(rest: string, every: number, startsOn: string | undefined): Repeats | null {
  const date = /^(?:vao )?(?:ngay |day |on the )?(?:mung )?(\d{1,2})(?:st|nd|rd|th)?(?: of)?$/.exec(rest)
  if (!rest) return { repeats: 'monthly_date', every }
  if (date)
    return startsOn === undefined || Number(startsOn.slice(8)) === Number(date[1])
      ? { repeats: 'monthly_date', every }
      : null
  const alone = weekdayNamed(rest)
  if (alone) return startsOn ? { repeats: 'monthly_weekday', every, days: [alone], nth: nthOf(startsOn) } : null
  const english = /^(?:on )?(?:the )?(\w+) (\w+day)(?: of)?$/.exec(rest)
  const week = /^(.+?) (?:cua )?(?:tuan )?(?:lan )?(?:thu )?(\S+|dau tien|cuoi cung)$/.exec(rest)
  const [weekday, nth] = english
    ? [weekdayNamed(english[2]!), ORDINALS[english[1]!]]
    : [weekdayNamed(week?.[1] ?? ''), ORDINALS[week?.[2] ?? '']]
  return weekday && nth ? { repeats: 'monthly_weekday', every, days: [weekday], nth } : null
}
