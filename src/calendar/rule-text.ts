import type { Messages } from '../messages'
import { wallDate } from '../shared/dates'
import { lunarOf } from '../shared/lunar'
import type { Rule } from '../shared/recurrence'

/**
 * How an event repeats, as people say it, without its end: `thứ Ba, thứ Năm hằng tuần`, `thứ Bảy cuối cùng hằng tháng`,
 * `15/8 âm lịch hằng năm`. Begins in lower case; `sentence` begins a line with it.
 */
export function ruleText({ rules }: Messages, rule: Rule): string {
  const { every } = rule
  const named = (days: number[]) =>
    [...days]
      .sort((a, b) => a - b)
      .map(day => rules.weekdays[day - 1])
      .join(', ')
  const monthly = (day: string) => (every > 1 ? rules.everyMonths(day, every) : rules.monthly(day))
  switch (rule.freq) {
    case 'daily':
      return every > 1 ? rules.everyDays(every) : rules.daily
    case 'weekly':
      if (every > 1) return rules.everyWeeks(named(rule.days), every)
      return rule.days.length === 7 ? rules.daily : rules.weekly(named(rule.days))
    case 'monthly_date':
      return monthly(rules.monthDay(rule.day))
    case 'monthly_weekday':
      return monthly(rules.nth(rule.nth, rules.weekdays[rule.weekday - 1]!))
    case 'lunar':
      return rules.yearly(rules.lunarDay(rule.day, rule.month, false))
    case 'school': {
      const lesson = rules.lesson(named(rule.days), rule.period)
      return every > 1 ? rules.everyWeeks(lesson, every) : lesson
    }
  }
}

/** The lunar day of an instant's wall date, such as `15/8 âm lịch`; empty in years that are not known for certain. */
export function lunarText({ rules }: Messages, instant: number): string {
  const lunar = lunarOf(wallDate(instant))
  return lunar ? rules.lunarDay(lunar.day, lunar.month, lunar.leap) : ''
}

/** Words as the beginning of a line. */
export const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
