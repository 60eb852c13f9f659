import type { Fault } from '../command/faults'

const player = (file: string) => `src/web/islands/player/${file}.ts`

/** Faults that boards of others are known for, and some that ours could have. The proof has to find each of them. */
export const faults: Fault[] = [
  {
    name: 'the end of a lone item is ignored',
    file: player('may-show'),
    find: 'near.filter(({ start, end }) => start <= earliest && latest < end)',
    put: 'near.filter(({ start, end, id }) => start <= earliest && (latest < end || !near.some(one => one.id !== id && one.kind !== "hotline")))',
  },
  {
    name: 'ends are inclusive',
    file: player('may-show'),
    find: 'start <= earliest && latest < end',
    put: 'start <= earliest && latest - 1500 <= end',
  },
  {
    name: 'a running item is not cut',
    file: player('core'),
    find: 'if (turn && holds(turn.item, allowed) && !isOver(turn)) return turn',
    put: 'if (turn && !isOver(turn)) return turn',
  },
  {
    name: 'the wall clock is trusted after a reboot',
    file: player('clock'),
    find: 'if (!Array.isArray(held) || held.length !== 3 || !held.every(Number.isFinite)) return null',
    put: 'if (!Array.isArray(held)) return { earliest: wallClock(), latest: wallClock(), wall: wallClock(), ticks: ticks() }',
  },
  {
    name: 'clocks that part are believed',
    file: player('clock'),
    find: 'const MOST_APART = 120_000',
    put: 'const MOST_APART = 1e15',
  },
  { name: 'no clock drifts', file: player('clock'), find: 'const DRIFT = 200e-6', put: 'const DRIFT = 0' },
  {
    name: 'the time on the way is not counted',
    file: player('clock'),
    find: 'Math.max(0, byTicks, byWall)',
    put: '0',
  },
  {
    name: 'an answer that slept on its way is new',
    file: player('clock'),
    find: 'Number.isNaN(said) || Math.abs(byWall - byTicks) > MOST_APART',
    put: 'Number.isNaN(said)',
  },
  {
    name: 'the age of an answer is not counted',
    file: player('clock'),
    find: 'age === null ? 0 : Math.max(0, Number(age) || 0) + 1',
    put: '0',
  },
  {
    name: 'an answer of age 0 is new',
    file: player('clock'),
    find: 'age === null ? 0 : Math.max(0, Number(age) || 0) + 1',
    put: 'Number(age) ? Number(age) + 1 : 0',
  },
  {
    name: 'clocks that parted are believed after a reload',
    file: player('clock'),
    find: '      forget(session, name)\n',
    put: '',
  },
  {
    name: 'a tick is the last for ever',
    file: player('core'),
    find: 'const NEXT_TICK = 500',
    put: 'const NEXT_TICK = 0',
  },
  {
    name: 'what is past its validity is shown',
    file: player('may-show'),
    find: 'if (latest >= until) return nothing',
    put: 'if (latest >= until) return allowedOf(distinct(items.filter(({ id }) => id !== HOTLINE_111)))',
  },
  {
    name: 'dark instead of the failsafe past validity',
    file: player('may-show'),
    find: 'if (latest >= until) return nothing',
    put: 'if (latest >= until) return null',
  },
  {
    name: 'dark where nothing is sure',
    file: player('may-show'),
    find: 'if (!near.length) return null',
    put: 'if (!near.some(({ start, end }) => start <= earliest && latest < end)) return null',
  },
  {
    name: 'what is counted for 111 begins anew with every schedule',
    file: player('order'),
    find: '    if (orderedFor !== allowed) order = othersOf(allowed.items)',
    put: '    if (orderedFor !== allowed) {\n      order = othersOf(allowed.items)\n      due = false\n      others = 0\n    }',
  },
  {
    name: '111 makes up for nothing that moved over the board',
    file: player('order'),
    find: 'const LONGEST_HOTLINE = 120',
    put: 'const LONGEST_HOTLINE = 10',
  },
  {
    name: 'a revoked key keeps its schedule',
    file: player('core'),
    find: '      revoked = true\n      take(null, null)',
    put: '      revoked = true',
  },
  {
    name: 'an emergency waits for its turn',
    file: player('core'),
    find: '    if (alert) {',
    put: '    if (alert && !turn) {',
  },
  {
    name: 'a lost answer is waited for',
    file: player('errands'),
    find: 'under ? ticks() - under.sentAt >= LOST_AFTER : ',
    put: 'under ? false : ',
  },
  {
    name: 'a portal’s page is an answer',
    file: player('core'),
    find: "        take(next, answer.header('etag'))\n        keep(",
    put: "        take(next, answer.header('etag'))\n      } else {\n        hearTime(ask, answer)\n        keep(",
  },
  {
    name: 'a play is noted twice',
    file: player('plays'),
    find: 'kept.push([itemId, startedAt, seconds])',
    put: 'kept.push([itemId, startedAt, seconds], [itemId, startedAt + 1, seconds])',
  },
  {
    name: 'plays are dated by the device’s clock',
    file: player('core'),
    find: '(span.earliest + span.latest) / 2 - passed',
    put: 'device.wallClock() - passed',
  },
  {
    name: 'a window across midnight belongs to both days',
    file: 'src/led/windows.ts',
    find: 'if (except.includes(date)) continue',
    put: '',
  },
  {
    name: 'a called-off meeting stays as it was',
    file: 'src/led/resolve-timeline.ts',
    find: "off: meetingStatusOf(publication, occurrence) !== 'scheduled',",
    put: 'off: false,',
  },
  {
    name: 'an event stays until the end of its day',
    file: 'src/led/resolve-timeline.ts',
    find: 'at >= (off ? occurrence.startsAt : occurrence.endsAt)',
    put: 'at >= (off ? occurrence.startsAt : occurrence.endsAt + 60_000)',
  },
  {
    name: 'an emergency does not light the board at night',
    file: 'src/led/resolve-timeline.ts',
    find: '    if (running.length) return',
    put: '    if (running.length && covers(open, instant)) return',
  },
  {
    name: 'boards that freeze get what does not stay true',
    file: 'src/led/resolve-timeline.ts',
    find: '.filter(({ freezeSafe }) => freezeSafe || !board.freezes)',
    put: '',
  },
  {
    name: 'the order of what is announced today and tomorrow is not cut at midnight',
    file: 'src/led/resolve-timeline.ts',
    find: 'for (let day = addDays(wallDate(from), 1); instantOf(day) < to; day = addDays(day, 1)) cut(instantOf(day))',
    put: '',
  },
]
