type Values = Record<string, string | number>

const days = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật']
const englishDays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

const upper = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

/** `thứ Bảy 13/06` */
const day = (v: Values) => `${days[Number(v.weekday) - 1]} ${v.day}`
/** `thứ Bảy 13/06, 18:30–20:00` and how many more of the kind there are. */
const when = (v: Values) => `${day(v)}, ${v.from}–${v.to}${more(v)}`
const more = (v: Values) => (Number(v.count) > 1 ? ` và ${Number(v.count) - 1} buổi khác` : '')

/** What is to be minded about a plan, as sentences. `weekday` is ISO, `day` is `dd/mm`, `count` how many meetings. */
export const vi = {
  venue_taken: (v: Values) => `${v.venue} đã có “${v.title}” ${when(v)}.`,
  overlaps_itself: (v: Values) => `Hai buổi của chính sự kiện này trùng giờ nhau ${day(v)}.`,
  venue_closed: (v: Values) => `${v.venue} mở cửa ${v.opens}–${v.closes}; buổi ${when(v)} nằm ngoài giờ đó.`,
  venue_closed_day: (v: Values) => `${v.venue} đóng cửa vào ${day(v)}${more(v)}.`,
  venue_too_small: (v: Values) => `${v.venue} chứa ${v.capacity} người, sự kiện nhận ${v.seats} chỗ.`,
  officer_busy: (v: Values) => `${v.officer} cũng phụ trách “${v.title}” ${when(v)}.`,
  group_busy: (v: Values) => `${v.group} cũng được mời đến “${v.title}” ${when(v)}.`,
  holiday: (v: Values) => `${upper(day(v))} là ngày nghỉ: ${v.name}${more(v)}.`,
  storm_season: (v: Values) =>
    `${v.venue} ở ngoài trời, mùa mưa bão ${v.stormsFrom}–${v.stormsTo} (${day(v)}${more(v)}). Nên có chỗ dự phòng.`,
}

const englishDay = (v: Values) => `${englishDays[Number(v.weekday) - 1]} ${v.day}`
const englishWhen = (v: Values) => `${englishDay(v)}, ${v.from}–${v.to}${englishMore(v)}`
const englishMore = (v: Values) => (Number(v.count) > 1 ? ` and ${Number(v.count) - 1} more` : '')

export const en: typeof vi = {
  venue_taken: v => `${v.venue} already has “${v.title}” on ${englishWhen(v)}.`,
  overlaps_itself: v => `Two sessions of this event itself overlap on ${englishDay(v)}.`,
  venue_closed: v => `${v.venue} is open ${v.opens}–${v.closes}; the session on ${englishWhen(v)} is outside of that.`,
  venue_closed_day: v => `${v.venue} is closed on ${englishDay(v)}${englishMore(v)}.`,
  venue_too_small: v => `${v.venue} holds ${v.capacity} people, the event takes ${v.seats}.`,
  officer_busy: v => `${v.officer} is also in charge of “${v.title}” on ${englishWhen(v)}.`,
  group_busy: v => `${v.group} is also invited to “${v.title}” on ${englishWhen(v)}.`,
  holiday: v => `${englishDay(v)} is a holiday: ${v.name}${englishMore(v)}.`,
  storm_season: v =>
    `${v.venue} is outdoors, storm season ${v.stormsFrom}–${v.stormsTo} (${englishDay(v)}${englishMore(v)}). Have a place to fall back on.`,
}

export type FindingSentence = keyof typeof vi
