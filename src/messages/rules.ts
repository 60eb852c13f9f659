/** How an event repeats, as people say it. Texts begin in lower case, to stand within a sentence. */
export const vi = {
  weekdays: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'],
  // "Thứ Bảy thứ hai" would be heard as a Saturday and a Monday.
  nth: (nth: number, weekday: string) =>
    nth === 1
      ? `${weekday} đầu tiên`
      : nth === -1
        ? `${weekday} cuối cùng`
        : `${weekday} lần thứ ${['hai', 'ba', 'tư'][nth - 2]}`,
  monthDay: (day: number) => `ngày ${day}`,
  daily: 'hằng ngày',
  weekly: (days: string) => `${days} hằng tuần`,
  monthly: (day: string) => `${day} hằng tháng`,
  everyDays: (every: number) => `cách ${every} ngày một lần`,
  everyWeeks: (days: string, every: number) => `${days}, cách ${every} tuần một lần`,
  everyMonths: (day: string, every: number) => `${day}, cách ${every} tháng một lần`,
  yearly: (lunarDay: string) => `${lunarDay} hằng năm`,
  lesson: (days: string, period: number) => `${days}, tiết ${period} trong năm học`,
  lunarDay: (day: number, month: number, leap: boolean) => `${day}/${month}${leap ? ' nhuận' : ''} âm lịch`,
  alsoLunar: (solar: string, lunar: string) => `${solar}, tức ${lunar}`,
}

export const en: typeof vi = {
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  nth: (nth, weekday) => `the ${nth === -1 ? 'last' : ['first', 'second', 'third', 'fourth'][nth - 1]} ${weekday}`,
  monthDay: day => `day ${day}`,
  daily: 'every day',
  weekly: days => `${days} every week`,
  monthly: day => `${day} of every month`,
  everyDays: every => `every ${every} days`,
  everyWeeks: (days, every) => `${days}, every ${every} weeks`,
  everyMonths: (day, every) => `${day}, every ${every} months`,
  yearly: lunarDay => `${lunarDay}, every year`,
  lesson: (days, period) => `${days}, lesson ${period}, during school terms`,
  lunarDay: (day, month, leap) => `${day}/${month}${leap ? ' (leap month)' : ''} of the lunar calendar`,
  alsoLunar: (solar, lunar) => `${solar}, which is ${lunar}`,
}
