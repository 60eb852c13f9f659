import { expect, test } from 'vitest'
import { lunarText, ruleText } from '../../src/calendar/rule-text'
import { messages } from '../../src/messages'
import { instantOf } from '../../src/shared/dates'
import type { Rule } from '../../src/shared/recurrence'

const end = { every: 1, until: null, count: 5 }

test.each<[Rule, string, string]>([
  [{ ...end, freq: 'daily' }, 'hằng ngày', 'every day'],
  [{ ...end, freq: 'daily', every: 2 }, 'cách 2 ngày một lần', 'every 2 days'],
  [{ ...end, freq: 'weekly', days: [4, 2] }, 'thứ Ba, thứ Năm hằng tuần', 'Tuesday, Thursday every week'],
  [{ ...end, freq: 'weekly', days: [7, 1, 2, 3, 4, 5, 6] }, 'hằng ngày', 'every day'],
  [{ ...end, freq: 'weekly', days: [7], every: 2 }, 'Chủ nhật, cách 2 tuần một lần', 'Sunday, every 2 weeks'],
  [{ ...end, freq: 'monthly_date', day: 15 }, 'ngày 15 hằng tháng', 'day 15 of every month'],
  [{ ...end, freq: 'monthly_date', day: 1, every: 3 }, 'ngày 1, cách 3 tháng một lần', 'day 1, every 3 months'],
  [
    { ...end, freq: 'monthly_weekday', nth: 1, weekday: 6 },
    'thứ Bảy đầu tiên hằng tháng',
    'the first Saturday of every month',
  ],
  [
    { ...end, freq: 'monthly_weekday', nth: 2, weekday: 6 },
    'thứ Bảy lần thứ hai hằng tháng',
    'the second Saturday of every month',
  ],
  [
    { ...end, freq: 'monthly_weekday', nth: -1, weekday: 6 },
    'thứ Bảy cuối cùng hằng tháng',
    'the last Saturday of every month',
  ],
  [{ ...end, freq: 'lunar', day: 15, month: 8 }, '15/8 âm lịch hằng năm', '15/8 of the lunar calendar, every year'],
  [
    { ...end, freq: 'school', days: [1], period: 1 },
    'thứ Hai, tiết 1 trong năm học',
    'Monday, lesson 1, during school terms',
  ],
])('%j is said as people say it', (rule, vi, en) => {
  expect([ruleText(messages('vi'), rule), ruleText(messages('en'), rule)]).toEqual([vi, en])
})

test.each([
  ['2026-09-25', '15/8 âm lịch'],
  ['2025-08-01', '8/6 nhuận âm lịch'],
  ['2099-01-01', ''],
])('%s is %j', (date, lunar) => {
  expect(lunarText(messages('vi'), instantOf(date, '23:30'))).toBe(lunar)
})
