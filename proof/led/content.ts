import type { BoardMessage } from '../../src/led/board-item'
import type { Board } from '../../src/led/resolve-timeline'
import type { HourException, MessageWindow } from '../../src/led/windows'
import type { Publication, PublicOccurrence } from '../../src/publications/publication'
import { addDays, instantOf, MINUTE, wallDate, wallTime } from '../../src/shared/dates'
import type { Random } from './random'

export const TAGS = ['cổng', 'chợ', 'trường']
export const GROUPS = ['dong-cao', 'tan-phu'].map(id => ({ id, slug: id, name: id }))

const timeOf = (minute: number) => (minute >= 1440 ? '24:00' : wallTime(instantOf('2026-01-01') + minute * MINUTE))

/** From and to: across midnight, up to it, or a single minute, about as often as by day. */
function someHours(random: Random): { fromTime: string; toTime: string } {
  const minute = random.int(0, 1439)
  return random.pick([
    { fromTime: '00:00', toTime: '24:00' },
    { fromTime: '06:00', toTime: '21:00' },
    { fromTime: timeOf(random.int(360, 719)), toTime: timeOf(random.int(720, 1440)) },
    { fromTime: timeOf(random.int(720, 1439)), toTime: timeOf(random.int(0, 719)) },
    { fromTime: timeOf(minute), toTime: timeOf(minute + 1) },
    { fromTime: '23:59', toTime: random.pick(['24:00', '00:00', '00:01']) },
  ])
}

/** About the ten days that begin on `day`. */
export function aWindow(random: Random, day: string): MessageWindow {
  const startsOn = addDays(day, random.int(-10, 9))
  const endsOn = addDays(startsOn, random.pick([0, 3, 10, 40, 40]))
  const days = random.chance(0.8) ? [] : random.some([1, 2, 3, 4, 5, 6, 7])
  return { startsOn, endsOn, days, ...someHours(random) }
}

/** Some are long, and move over the board. */
export const aText = (random: Random, name: string) =>
  name + (random.chance(0.1) ? ' – các em nhớ mặc áo phao khi xuống nước'.repeat(random.int(2, 8)) : '')

export const aMessage = (random: Random, id: string, day: string): BoardMessage => ({
  id,
  text: aText(random, `Lời ${id}`),
  priority: random.int(0, 9),
  version: 2,
  share: random.pick([null, null, null, 5, 20, 50]),
  windows: Array.from({ length: random.pick([1, 1, 2, 3]) }, () => aWindow(random, day)),
  exceptDates: random.chance(0.2) ? [addDays(day, random.int(0, 9)), addDays(day, random.int(0, 9))] : [],
  tags: random.chance(0.3) ? random.some(TAGS) : [],
  freezeSafe: random.chance(0.5),
})

export function aBoard(random: Random, id: string, day: string): Board {
  const hours = someHours(random)
  return {
    id,
    groupId: random.chance(0.5) ? random.pick(GROUPS).id : null,
    tags: random.some(TAGS),
    freezes: random.chance(0.15),
    // Most are dark at night, some are always lit.
    ...(random.chance(0.5)
      ? { opensAt: '06:00', closesAt: '22:00' }
      : { opensAt: hours.fromTime, closesAt: hours.toTime }),
    hourExceptions: random.chance(0.4) ? [anException(random, day)] : [],
  }
}

export function anException(random: Random, day: string): HourException {
  const date = addDays(day, random.int(0, 9))
  const { fromTime, toTime } = someHours(random)
  return random.chance(0.4) ? { date, opensAt: null, closesAt: null } : { date, opensAt: fromTime, closesAt: toTime }
}

/** An event of up to four meetings from a moment on, day after day. */
export function anEvent(random: Random, id: string, at: number): Publication {
  const startsAt = Math.floor(at / (5 * MINUTE)) * 5 * MINUTE
  const durationMinutes = random.pick([15, 60, 90, 240, 1500])
  const occurrences: PublicOccurrence[] = Array.from({ length: random.pick([1, 1, 2, 4]) }, (_, index) => {
    const start = startsAt + index * 1440 * MINUTE
    return {
      ...{ id: `${id}-${index}`, ruleDate: wallDate(start), startsAt: start, endsAt: start + durationMinutes * MINUTE },
      ...{ status: 'scheduled', reason: null, venue: null, note: '' },
    }
  })
  return {
    ...{ id, wardId: 'ward', uid: id, sequence: 0, change: 1, status: 'published', seatsLeft: null },
    ...{ firstPublishedAt: 0, modifiedAt: 0, ...boundsOf(occurrences) },
    payload: {
      ...{ title: `Buổi ${id}`, description: '', category: 'digital_skills', onlineUrl: null, campaign: null },
      ...{ mode: random.pick(['in_person', 'online'] as const), host: { id: 'host', name: 'Phòng Văn hóa' } },
      venue: random.chance(0.7) ? { id: 'v', slug: 'v', name: 'Nhà văn hóa', address: '' } : null,
      groups: random.chance(0.6) ? [] : [random.pick(GROUPS)],
      ...{ minAge: null, maxAge: null, registration: 'none', registrationClosesAt: null, capacity: null },
      ...{ prioritySeats: 0, startsOn: wallDate(startsAt), startTime: wallTime(startsAt), durationMinutes },
      ...{ rule: null, notice: null, occurrences },
    },
  }
}

export const boundsOf = (occurrences: PublicOccurrence[]) => ({
  firstStartsAt: Math.min(...occurrences.map(({ startsAt }) => startsAt)),
  lastEndsAt: Math.max(...occurrences.map(({ endsAt }) => endsAt)),
})
