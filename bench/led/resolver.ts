import { randomFrom } from '../../src/demo/random'
import { type BoardContent, resolveTimeline } from '../../src/led/resolve-timeline'
import { scheduleOf } from '../../src/led/schedule'
import { windowsBetween } from '../../src/led/windows'
import { DAY, HOUR, instantOf, MINUTE, wallTime } from '../../src/shared/dates'
import { alwaysLit, messageOf, noContent } from '../../test/support/boards'
import { publicationOf, weekly } from '../../test/support/publications'
import { type Quantiles, quantilesOf } from '../quantiles'

const FROM = instantOf('2026-06-09')
const TO = FROM + 72 * HOUR
const RUNS = 20

export type Resolved = {
  messages: number
  events: number
  /** Distinct instants at which something begins or ends, and stretches of one and the same content. */
  cuts: number
  segments: number
  entries: number
  /** Milliseconds. */
  resolve: Quantiles
  schedule: Quantiles
}

/** Three days of a board that is always lit, from so many messages and daily events at any minute of the day. */
export function measureResolver(messages: number, events: number): Resolved {
  const content = contentOf(messages, events)
  const screen = { id: 'screen', width: 192, height: 96 }
  const [resolve, schedule]: [number[], number[]] = [[], []]
  let [segments, entries] = [0, 0]
  for (let run = 0; run <= RUNS; run++) {
    const start = performance.now()
    const timeline = resolveTimeline(alwaysLit, content, FROM, TO)
    const resolved = performance.now()
    entries = scheduleOf(screen, timeline, timeline[0]!, 'revision').items.length
    const end = performance.now()
    segments = timeline.length
    // The first run warms up.
    if (!run) continue
    resolve.push(resolved - start)
    schedule.push(end - resolved)
  }
  const times = { resolve: quantilesOf(resolve), schedule: quantilesOf(schedule) }
  return { messages, events, cuts: cutsOf(content), segments, entries, ...times }
}

function contentOf(messages: number, events: number): BoardContent {
  const random = randomFrom(7)
  const time = () => wallTime(FROM + random.below(DAY / MINUTE) * MINUTE)
  const window = () => {
    const [fromTime, toTime] = [time(), time()]
    return { fromTime, toTime: fromTime === toTime ? '24:00' : toTime }
  }
  const rule = weekly([1, 2, 3, 4, 5, 6, 7], '2026-06-30')
  return {
    ...noContent,
    messages: Array.from({ length: messages }, (_, index) =>
      messageOf({
        ...{ id: `m${index}`, text: `Lời nhắn số ${index}`, priority: random.below(10) },
        ...{ share: index % 50 ? null : 10, window: window() },
      }),
    ),
    publications: Array.from({ length: events }, (_, index) =>
      publicationOf({
        id: `p${index}`,
        payload: { title: `Sự kiện ${index}`, startsOn: '2026-06-01', startTime: time(), durationMinutes: 60, rule },
      }),
    ),
  }
}

function cutsOf({ messages, publications }: BoardContent): number {
  const instants = [
    ...messages.flatMap(message => message.windows.flatMap(window => windowsBetween(window, FROM, TO))),
    ...publications.flatMap(({ payload }) =>
      payload.occurrences.map(({ startsAt, endsAt }) => ({ from: startsAt, to: endsAt })),
    ),
  ].flatMap(({ from, to }) => [from, to])
  return new Set(instants.filter(instant => instant > FROM && instant < TO)).size
}
