import { addDays, DAY, HOUR, MINUTE } from '../../src/shared/dates'
import { openPlayer, type Turn } from '../../src/web/islands/player/core'
import type { Ask } from '../../src/web/islands/player/errands'
import type { Schedule } from '../../src/web/islands/player/read-schedule'
import { openAgenda } from './agenda'
import { openExchange } from './exchange'
import { type Feed, type Made, pureFeed, type Reply } from './feed'
import { openMachine } from './machine'
import { planMishaps } from './mishaps'
import { openNetwork } from './network'
import { randomFrom } from './random'
import { openStory } from './story'
import { watchLoop } from './watch-loop'
import { watchPace } from './watch-pace'
import { watchPlays } from './watch-plays'
import { type Knowledge, knowing, MOST_MISLED, type Moment, watchShown } from './watch-shown'
import { openWorld, type World } from './world'

export const DAYS_OF_A_LIFE = 10

export type Counts = Record<string, number>
export type Life = { days: number; counts: Counts; leastShare: number; violation: string | null }
export type Options = { days?: number; screenId?: string; openFeed?: (world: World) => Feed }

/** Around whatever happens, the board is looked at this often, for so long before and after. */
const STEP = 250
export const AROUND = 3_000
/** A dark or an idle board. */
const FAR = 10_000

/** Where a life stands, as all of its parts see it. */
export type Run = {
  now: number
  /** Whether there is power and the device is awake. */
  isOn: boolean
  player: ReturnType<typeof openPlayer>
  /** Counts pages, so that answers for an earlier one are known. */
  page: number
  known: Knowledge
  awaited: Ask | null
  /** Answers that came while the device slept. */
  ready: (() => void)[]
  /** The board is looked at closely until then. */
  closeUntil: number
  /** About when it will ask again. */
  pollAt: number
}

class Violation extends Error {}

/**
 * Ten days of one board in one ward, all by chance from the seed. Answers of a real server are awaited by whoever runs
 * the generator.
 *
 * Time goes in steps: from tick to tick the board shows what the last tick said. What a tick would say changes where a
 * turn ends, where something begins or ends by the schedule, where something is heard, and where a clock is set: there
 * is a tick exactly then, and four a second for three seconds around it. A real player ticks oftener, so that it could
 * only change sooner what it shows; and what it shows between is judged for the whole step, from its first millisecond
 * to its last.
 */
export function* live(
  seed: number,
  { days = DAYS_OF_A_LIFE, screenId = `screen-${seed}`, openFeed = pureFeed }: Options = {},
): Generator<Promise<Reply>, Life, Reply> {
  const random = randomFrom(seed)
  const day = random.pick([
    '2026-02-23',
    '2026-06-26',
    '2026-12-25',
    '2028-02-24',
    addDays('2026-01-01', random.int(0, 700)),
  ])
  const world = openWorld(random, screenId, day)
  const start = world.start + Math.floor(random.between(0, DAY))
  const end = start + days * DAY
  const feed = openFeed(world)
  const machine = openMachine(random, start, screenId)
  const counts: Counts = {}
  const count = (what: string, by = 1) => {
    counts[what] = (counts[what] ?? 0) + by
  }
  const network = openNetwork(random, start, () => count('outages'))
  const story = openStory(seed, world, start)
  const fail = (rule: string, what: string): never => {
    throw new Violation(story.told(run.now, rule, what))
  }
  const lit: Counts = {}
  const shown = watchShown(fail, (what, ms) => {
    lit[what] = (lit[what] ?? 0) + ms
  })
  let leastShare = 1
  const loop = watchLoop(fail, share => {
    leastShare = Math.min(leastShare, share)
  })
  const plays = watchPlays(fail, count)
  const pace = watchPace(fail)

  const run: Run = {
    ...{ now: start, isOn: true, page: 0, known: knowing(null), closeUntil: start + AROUND, pollAt: start },
    ...{ awaited: null, ready: [] },
    player: openPlayer(machine.device()),
  }
  let turn: Turn | null = null
  let shownFrom = start
  /** The turn before it was cut, or there was none. */
  let brokeInto = true
  /** Instants around which the board is looked at closely, in order, and the first that is not over. */
  let cuts: number[] = []
  let cutsOf: Schedule | null = null
  const bodies = new Map<string, Made>()
  const agenda = openAgenda<Reply>(random, () => run.now)

  function leave(why: string) {
    story.note(run.now, 'device', why)
    run.isOn = false
    turn = null
    run.awaited = null
    run.page++
    run.ready.length = 0
    pace.stopped()
    loop.forget()
  }

  function load() {
    run.isOn = true
    const [, text = ''] = readStored(machine.store.held.get(`san-choi-led-schedule-${screenId}`))
    run.player = openPlayer(machine.device())
    know(bodies.get(text) ?? null)
    brokeInto = true
    run.pollAt = run.now
    run.closeUntil = run.now + AROUND
    pace.began(run.now)
  }

  function know(made: Made | null) {
    run.known = knowing(made)
    const held = run.player.schedule()
    if (held !== cutsOf) cuts = made ? edgesOf(made, held?.items ?? []) : []
    cutsOf = held
  }

  /** Where a schedule says that something begins or ends, and where it should say so for an emergency. */
  function edgesOf({ until, version }: Made, items: { start: number; end: number }[]): number[] {
    const found = new Set<number>([until])
    for (const { start, end } of items) found.add(start).add(end)
    for (const { raisedAt, expiresAt } of version.content.alerts) found.add(raisedAt).add(expiresAt)
    return [...found].filter(edge => edge > run.now - AROUND - MOST_MISLED).sort((a, b) => a - b)
  }

  /** Up to the next moment at which anything may happen, and whether anything is planned for it. */
  function pass(): boolean {
    machine.at(run.now)
    if (run.isOn) {
      pace.late(run.now)
      look()
      for (let ask = run.player.due(); ask; ask = run.player.due()) send(ask)
    }
    const soon = Math.min(end, nextLook())
    const planned = agenda.first(soon)
    const to = Math.max(run.now, planned ?? soon)
    machine.at(to)
    if (run.isOn) judge(to)
    else count('minutes without power', (to - run.now) / MINUTE)
    run.now = to
    return planned !== null
  }

  function look() {
    const before = turn
    const lasted = before ? machine.ticks() - before.startedAt : 0
    turn = run.player.tick()
    if (turn === before) return
    if (before) {
      // What a sleeping device shows is nobody's.
      loop.ended(before, Math.min(lasted, before.seconds * 1000), brokeInto)
      const mark = machine.mark()
      const misled = machine.misled()
      const unsure =
        mark && misled ? mark.width / 2 + 4e-4 * (run.now - mark.at) + machine.apart() + misled.late + misled.early : 0
      plays.was(before.item.id, {
        from: shownFrom,
        to: run.now,
        lasted: Math.min(lasted, before.seconds * 1000),
        unsure: unsure + 20,
      })
    }
    shownFrom = run.now
    brokeInto = !before || lasted < before.seconds * 1000 - 1
    if (turn) count('turns')
    story.turn(run.now, turn?.item.id ?? 'dark')
  }

  function judge(to: number) {
    const mark = machine.mark()
    const misled = machine.misled()
    const sure = mark !== null && to - mark.at < HOUR && machine.apart() < 1000 && !misled?.late && !misled?.early
    const moment: Moment = { from: run.now, to, turn, known: run.known, misled, sure, parted: machine.parted() }
    shown(moment)
    loop.passed(moment)
  }

  function nextLook(): number {
    if (!run.isOn) return run.now + HOUR
    let soon = run.now + (turn ? machine.lasts(turn.seconds * 1000 - (machine.ticks() - turn.startedAt)) + 0.2 : FAR)
    // By the device's own ticks it is a little later or earlier.
    if (run.pollAt <= run.now) run.pollAt = run.now + 1000
    soon = Math.min(soon, run.pollAt)
    if (run.now < run.closeUntil) soon = Math.min(soon, run.now + STEP)
    // A device that is misled about the time comes to an edge so much later or earlier.
    const misled = machine.misled()
    const around = AROUND + Math.min(MOST_MISLED, (misled?.late ?? 0) + (misled?.early ?? 0))
    for (; cuts.length && cuts[0]! < run.now - around; cuts.shift()) count('boundaries')
    const edge = next()
    if (cuts.length && cuts[0]! <= run.now + around) soon = Math.min(soon, run.now + STEP)
    if (edge !== undefined && edge - run.now > around) soon = Math.min(soon, edge - around + random.between(0, STEP))
    return Math.max(soon, run.now + 0.05)
  }

  const next = () => cuts.find(cut => cut > run.now)
  const send = openExchange({
    ...{ run, random, screenId, feed, machine, network, agenda, story, pace, plays, count, know },
    wrote: (text, made) => void bodies.set(text, made),
  })
  planMishaps({ run, random, world, machine, agenda, story, loop, pace, count, next, leave, load })

  let violation: string | null = null
  pace.began(start)
  try {
    while (run.now < end) if (pass()) yield* agenda.happen()
  } catch (error) {
    if (!(error instanceof Violation)) throw error
    violation = error.message
  }
  for (const [what, ms] of Object.entries(lit)) count(`minutes ${what}`, ms / MINUTE)
  return { days: violation ? (run.now - start) / DAY : days, counts, leastShare, violation }
}

function readStored(held = ''): [string, string] {
  const line = held.indexOf('\n')
  return [held.slice(0, line), held.slice(line + 1)]
}
