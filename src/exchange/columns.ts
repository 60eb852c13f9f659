import { fold } from '../shared/text'

/** What the columns of a plan can say. */
export type Field =
  | 'key'
  | 'title'
  | 'category'
  | 'organizationName'
  | 'venueName'
  /** A day, hours, or both. */
  | 'when'
  | 'startsOn'
  | 'startTime'
  | 'endTime'
  | 'durationMinutes'
  | 'repeats'
  | 'days'
  | 'until'
  | 'count'
  | 'skippedDates'
  | 'groupNames'
  | 'ages'
  | 'minAge'
  | 'maxAge'
  | 'capacity'
  | 'prioritySeats'
  | 'registration'
  | 'registrationCloses'
  | 'officerName'
  | 'campaignName'
  | 'mode'
  | 'onlineUrl'
  | 'description'
  | 'skipsHolidays'
  | 'keptDates'

/** What a column holds: a field, a mark for one weekday, or a mark for one residential group. */
export type Column =
  | { kind: 'field'; field: Field; header: string }
  | { kind: 'weekday'; day: number; header: string }
  | { kind: 'group'; name: string; header: string }

// Without marks and in lower case, as `simple` makes them.
const names: Record<Field, string> = {
  key: 'ma|ma su kien|ma hoat dong|ma so|code|id|key',
  title:
    'ten su kien|su kien|ten hoat dong|hoat dong|noi dung|noi dung hoat dong|ten|ten lop|lop|ten chuong trinh|chuong trinh|ten noi dung|title|name|event|activity|name of the event|event name',
  category: 'linh vuc|loai|loai hinh|the loai|nhom hoat dong|category|kind',
  organizationName:
    'don vi chu tri|chu tri|don vi to chuc|don vi thuc hien|don vi|co quan|co quan chu tri|to chuc|host|organization|organisation|organizer|organiser|organised by',
  venueName: 'dia diem|noi to chuc|dia diem to chuc|noi dien ra|dia chi|venue|place|location|where',
  startsOn:
    'ngay|ngay bat dau|tu ngay|ngay dau tien|ngay to chuc|ngay dien ra|thoi gian tu|thoi gian tu ngay|ngay tu|date|day|first day|start date|starts on|from date',
  when: 'thoi gian|thoi gian to chuc|thoi gian thuc hien|ngay gio|thoi gian bat dau|when|date and time',
  startTime:
    'gio|gio bat dau|bat dau|tu gio|gio to chuc|khung gio|thoi gian gio|gio tu|thoi gian trong ngay|time|start|starts|start time|from time',
  endTime: 'ket thuc|gio ket thuc|den gio|gio den|end|ends|end time|to time',
  durationMinutes: 'thoi luong|so phut|thoi gian moi buoi|duration|minutes|length',
  repeats: 'lap lai|lap|tan suat|cach lap|chu ky|repeats|repeat|frequency|recurrence',
  days: 'cac thu|thu|vao cac thu|thu trong tuan|cac ngay trong tuan|ngay trong tuan|lich hoc|days|weekdays|on these days',
  until:
    'den ngay|ngay ket thuc|den het ngay|ngay cuoi|ngay cuoi cung|het ngay|ngay den|thoi gian den ngay|thoi gian den|until|last day|end date|to date',
  count: 'so buoi|so lan|tong so buoi|count|sessions|number of sessions|times',
  skippedDates:
    'nghi nhung ngay|nghi cac ngay|ngay nghi|nghi ngay|nghi|tru ngay|except on|skipped dates|except|days off',
  groupNames:
    'to dan pho|to dan pho thon ban|thon ban|to|tdp|thon|ban|khu dan cu|khu pho|danh cho to|groups|group|residential groups|residential group',
  ages: 'tuoi|do tuoi|lua tuoi|nhom tuoi|age|ages',
  minAge: 'tu tuoi|tuoi tu|tuoi nho nhat|do tuoi tu|from age|age from|min age|ages from',
  maxAge: 'den tuoi|tuoi den|tuoi lon nhat|do tuoi den|to age|age to|max age|ages to',
  capacity: 'suc chua|so cho|so luong|so luong tre|so em|so tre|so nguoi|quy mo|capacity|seats|places',
  prioritySeats: 'cho uu tien|so cho uu tien|uu tien|priority seats|priority',
  registration: 'dang ky|dang ky truoc|can dang ky|registration|register',
  registrationCloses:
    'han dang ky|dang ky den|nhan dang ky den|nhan dang ky den ngay|registration closes|closes|registration closes on',
  officerName: 'can bo phu trach|nguoi phu trach|phu trach|can bo|officer|officer in charge|person in charge',
  campaignName: 'chien dich|thuoc chien dich|campaign|part of campaign',
  mode: 'hinh thuc|hinh thuc to chuc|cach to chuc|mode',
  onlineUrl: 'duong dan|link|duong dan tham gia|lien ket|url|address to join|online link',
  description: 'gioi thieu|ghi chu|mo ta|noi dung chi tiet|chi tiet|description|about it|about|notes|note|remarks',
  skipsHolidays: 'nghi le|nghi ngay le|skips holidays|holidays off',
  keptDates: 'ngay le van to chuc|van to chuc ngay le|held on holidays|holidays kept',
}

const fields = new Map(
  Object.entries(names).flatMap(([field, all]) => all.split('|').map(name => [name, field as Field] as const)),
)

const weekdays = new Map(
  [
    't2|thu 2|thu hai|hai|mon|monday',
    't3|thu 3|thu ba|ba|tue|tuesday',
    't4|thu 4|thu tu|tu|wed|wednesday',
    't5|thu 5|thu nam|nam|thu|thursday',
    't6|thu 6|thu sau|sau|fri|friday',
    't7|thu 7|thu bay|bay|sat|saturday',
    'cn|chu nhat|sun|sunday|t8',
  ].flatMap((all, index) => all.split('|').map(name => [name, index + 1] as const)),
)

/** The ISO weekday that a word names, folded: `thu hai`, `t2`, `2` and `monday` are 1. */
export const weekdayNamed = (folded: string): number | undefined => {
  const word = folded.replace(/[.:]/g, ' ').replace(/\s+/g, ' ').trim()
  return weekdays.get(word) ?? (/^[2-8]$/.test(word) ? Number(word) - 1 : undefined)
}

/** A heading without marks, brackets, stars and punctuation. */
const simple = (text: string): string =>
  fold(text.slice(0, 200))
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/**
 * What a column is about.
 * @param group what stands above it over several columns, or empty
 */
export function columnOf(header: string, group: string): Column | null {
  const [leaf, above] = [simple(header), simple(group)]
  if (!leaf) return null
  const aboveField = fields.get(above)
  if (aboveField === 'groupNames' && leaf !== above && !fields.has(leaf))
    return { kind: 'group', name: header, header: `${group}: ${header}` }
  const field = (above && above !== leaf ? fields.get(`${above} ${leaf}`) : undefined) ?? fields.get(leaf)
  const day = leaf === 'thu' ? undefined : weekdays.get(leaf)
  if (
    day !== undefined &&
    (aboveField === 'days' || /^(t[2-8]|cn|thu .+|chu nhat|\w+day|mon|tue|wed|fri|sat|sun)$/.test(leaf))
  )
    return { kind: 'weekday', day, header }
  if (field) return { kind: 'field', field, header }
  return /^(tdp|to dan pho|to|thon|ban|khu pho|ap) \S/.test(leaf) ? { kind: 'group', name: header, header } : null
}
