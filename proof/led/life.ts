import { addDays, DAY, HOUR, MINUTE } from '../../src/shared/dates'
import { openPlayer, type Turn } from '../../src/web/islands/player/core'
import type { Answer, Ask } from '../../src/web/islands/player/errands'
import { jitterOf } from '../../src/web/islands/player/errands'
import type { Schedule } from '../../src/web/islands/player/read-schedule'
import { type Feed, type Made, pureFeed, type Reply } from './feed'
import { openMachine } from './machine'
import { openNetwork } from './network'
import { randomFrom } from './random'
import { openStory } from './story'
import { watchLoop } from './watch-loop'
import { watchPace } from './watch-pace'
import { watchPlays } from './watch-plays'
import { knowing, type Moment, watchShown } from './watch-shown'
import { openWorld, type World } from './world'

export const DAYS_OF_A_LIFE = 10

export type Counts = Record<string, number>
export type Life = { days: number; counts: Counts; leastShare: number; violation: string | null }
export type Options = { days?: number; screenId?: string; openFeed?: (world: World) => Feed }

/** Around whatever happens, the board is looked at this often, for so long before and after. */
const CLOSE = { step: 250, around: 3_000 }
/** A dark or an idle board. */
const FAR = 10_000

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
    throw new Violation(story.told(now, rule, what))
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

  let now = start
  let player = openPlayer(machine.device())
  let isOn = true
  /** Counts pages, so that answers for an earlier one are known. */
  let page = 0
  let known = knowing(null)
  let awaited: Ask | null = null
  const ready: (() => void)[] = []
  let turn: Turn | null = null
  let shownFrom = start
  /** The turn before it was cut, or there was none. */
  let brokeInto = true
  let closeUntil = start + CLOSE.around
  let pollAt = start
  /** Instants around which the board is looked at closely, in order, and the first that is not over. */
  let cuts: number[] = []
  let cutsOf: Schedule | null = null
  const bodies = new Map<string, Made>()
  const agenda: { at: number; run: () => Generator<Promise<Reply>, void, Reply> | undefined }[] = []
  const plan = (at: number, run: () => Generator<Promise<Reply>, void, Reply> | undefined | void) =>
    void agenda.push({ at, run: run as () => undefined })

  /** Again and again, once in `mean` on average. */
  const often = (mean: number, run: (at: number) => void) => {
    const next = () =>
      plan(now + random.until(mean), () => {
        run(now)
        next()
      })
    next()
  }

  // The world changes, a little more often where something begins or ends anyway.
  const change = () => {
    const done = world.change(Math.floor(now))
    if (!done) return
    count(done[0])
    story.note(now, 'world', done[1])
    closeUntil = now + CLOSE.around
  }
  often(random.pick([HOUR, 4 * HOUR, DAY]), () => {
    const edge = cuts.find(cut => cut > now)
    if (edge && edge - now < 6 * HOUR && random.chance(0.4))
      plan(edge + random.pick([-1, 1]) * random.lasting(1, 2 * MINUTE), change)
    else change()
  })
  often(3 * DAY, () => {
    count('clocks set')
    story.note(now, 'device', `clock set ${machine.jump()}`)
    loop.rest()
    closeUntil = now + CLOSE.around
  })
  often(3 * DAY, () => {
    if (!isOn) return
    count('page reloads')
    if (random.chance(0.7)) {
      player.save()
      machine.remembers()
    }
    leave('page reloaded')
    machine.reload()
    load()
  })
  often(2.5 * DAY, () => {
    if (!isOn) return
    count('reboots')
    leave('power cut')
    const lasts = random.lasting(20_000, 8 * HOUR)
    plan(now + lasts, () => {
      machine.boot()
      story.note(now, 'device', 'booted')
      load()
    })
  })
  often(6 * DAY, () => {
    if (!isOn) return
    count('sleeps')
    story.note(now, 'device', 'sleeps')
    const [since, from] = [now, page]
    isOn = false
    plan(now + random.lasting(1_000, 6 * HOUR), () => {
      if (isOn || from !== page) return
      story.note(now, 'device', `wakes, ${machine.sleep(since)}`)
      isOn = true
      pace.slept(now, now - since)
      loop.paused()
      // Answers that came meanwhile may lie ready.
      for (const hear of ready.splice(0)) if (random.chance(0.5)) hear()
      closeUntil = now + CLOSE.around
    })
  })

  function leave(why: string) {
    story.note(now, 'device', why)
    isOn = false
    turn = null
    awaited = null
    page++
    ready.length = 0
    pace.stopped()
    loop.forget()
  }

  function load() {
    isOn = true
    const [, text = ''] = readStored(machine.store.held.get(`san-choi-led-schedule-${screenId}`))
    player = openPlayer(machine.device())
    know(bodies.get(text) ?? null)
    brokeInto = true
    pollAt = now
    closeUntil = now + CLOSE.around
    pace.began(now)
  }

  function know(made: Made | null) {
    known = knowing(made)
    const held = player.schedule()
    if (held !== cutsOf) cuts = made ? edgesOf(made, held?.items ?? []) : []
    cutsOf = held
  }

  /** Where a schedule says that something begins or ends, and where it should say so for an emergency. */
  function edgesOf({ until, version }: Made, items: { start: number; end: number }[]): number[] {
    const found = new Set<number>([until])
    for (const { start, end } of items) found.add(start).add(end)
    for (const { raisedAt, expiresAt } of version.content.alerts) found.add(raisedAt).add(expiresAt)
    return [...found].filter(edge => edge > now - CLOSE.around).sort((a, b) => a - b)
  }

  function send(ask: Ask) {
    const isPoll = ask.path === 'schedule.json'
    if (isPoll) {
      pace.asked(now)
      awaited = ask
    }
    const [asked, from] = [now, page]
    const hear = (reply: Reply | null) => {
      if (from !== page) return
      if (isOn) heard(ask, asked, reply)
      else ready.push(() => heard(ask, asked, reply))
    }
    const fate = network.fate(now)
    if (fate.at === 'nowhere') {
      count('requests lost')
      if (fate.after !== null) plan(now + fate.after, () => hear(null))
    } else if (fate.at === 'elsewhere') {
      count('answers of others')
      plan(now + fate.after, () => hear(fate.reply))
    } else
      plan(now + fate.after, function* () {
        const reply = isPoll ? yield* serve(ask) : post(ask)
        const spoilt =
          fate.spoil === 'cut' ? { ...reply, text: reply.text.slice(0, reply.text.length * 0.9), made: null } : reply
        plan(now + fate.back, () => hear(fate.spoil === 'lost' ? null : spoilt))
      })
  }

  function* serve(ask: Ask): Generator<Promise<Reply>, Reply, Reply> {
    const ifNoneMatch = ask.headers['if-none-match']
    const node = network.node()
    const cached = network.fromCache(node, now, ifNoneMatch)
    if (cached) {
      count('answers from caches')
      return cached
    }
    const said = feed(Math.floor(now), ifNoneMatch)
    const reply = said instanceof Promise ? yield said : said
    network.keep(node, now, reply)
    if (reply.made && reply.status === 200) bodies.set(reply.text, reply.made)
    return reply
  }

  function post(ask: Ask): Reply {
    const headers = { date: new Date(now).toUTCString(), 'content-type': 'application/json' }
    if (ask.path === 'plays') plays.reported(JSON.parse(ask.body!).plays)
    const text = ask.path === 'plays' ? '{"accepted":1,"refused":[]}' : ''
    return { status: ask.path === 'plays' ? 200 : 204, headers, text, made: null, maxAge: 0 }
  }

  function heard(ask: Ask, asked: number, reply: Reply | null) {
    const answer: Answer | null = reply && {
      ...{ status: reply.status, text: reply.text, header: name => reply.headers[name] ?? null },
    }
    // An answer that comes after it was asked again does not count.
    const counts = ask === awaited
    if (ask.path !== 'schedule.json' || !counts) return player.heard(ask, answer)
    awaited = null
    const isTaken = reply?.made != null
    const isRefused = reply?.status === 410
    if (isTaken) {
      const age = reply.headers.age === undefined ? 0 : Number(reply.headers.age) + 1
      machine.heard(now - asked + (1 + age) * 1000)
    }
    player.heard(ask, answer)
    const { etag = '', age = '-' } = reply?.headers ?? {}
    const words = `${reply?.status ?? 'nothing'} ${etag} age ${age}, asked ${Math.round(now - asked)} ms before`
    if (reply?.status === 200) story.note(now, 'heard', words)
    else story.poll(now, words)
    if (isTaken || isRefused) know(isTaken ? reply.made : null)
    // Schedules round the end of an emergency down to its second, the server does not.
    const told = [0, 1000].map(back => known !== null && known.truth.alertsAt(known.made.at - back).length > 0)
    pace.heard(now, reply, isTaken, isRefused, [told.every(Boolean), told.some(Boolean)])
    pollAt = now + (told.some(Boolean) ? 15_000 : MINUTE) * jitterOf(screenId)
    if (reply?.status !== 304) closeUntil = now + CLOSE.around
    count(isTaken ? `answers ${reply.status}` : isRefused ? 'answers 410' : 'polls in vain')
  }

  /** Up to the next moment at which anything may happen, and whether anything is planned for it. */
  function pass(): boolean {
    machine.at(now)
    if (isOn) {
      pace.late(now)
      look()
      for (let ask = player.due(); ask; ask = player.due()) send(ask)
    }
    let [next, isPlanned] = [nextLook(), false]
    for (const { at } of agenda)
      if (at <= next) {
        next = at
        isPlanned = true
      }
    next = Math.min(end, Math.max(next, now))
    machine.at(next)
    if (isOn) judge(next)
    else count('minutes without power', (next - now) / MINUTE)
    now = next
    return isPlanned
  }

  function* happen(): Generator<Promise<Reply>, void, Reply> {
    for (let index = 0; index < agenda.length; index++) {
      const { at, run } = agenda[index]!
      if (at > now) continue
      agenda.splice(index--, 1)
      const going = run()
      if (going) yield* going
    }
  }

  function look() {
    const before = turn
    const lasted = before ? machine.ticks() - before.startedAt : 0
    turn = player.tick()
    if (turn === before) return
    if (before) {
      // What a sleeping device shows is nobody's.
      loop.ended(before, Math.min(lasted, before.seconds * 1000), brokeInto)
      const mark = machine.mark()
      const misled = machine.misled()
      const unsure =
        mark && misled ? mark.width / 2 + 4e-4 * (now - mark.at) + machine.apart() + misled.late + misled.early : 0
      plays.was(before.item.id, {
        from: shownFrom,
        to: now,
        lasted: Math.min(lasted, before.seconds * 1000),
        unsure: unsure + 20,
      })
    }
    shownFrom = now
    brokeInto = !before || lasted < before.seconds * 1000 - 1
    if (turn) count('turns')
    story.turn(now, turn?.item.id ?? 'dark')
  }

  function judge(to: number) {
    const mark = machine.mark()
    const misled = machine.misled()
    const sure = mark !== null && to - mark.at < HOUR && machine.apart() < 1000 && !misled?.late && !misled?.early
    const moment: Moment = { from: now, to, turn, known, misled, sure, parted: machine.parted() }
    shown(moment)
    loop.passed(moment)
  }

  function nextLook(): number {
    if (!isOn) return now + HOUR
    let next = now + (turn ? machine.lasts(turn.seconds * 1000 - (machine.ticks() - turn.startedAt)) + 0.2 : FAR)
    // By the device's own ticks it is a little later or earlier.
    if (pollAt <= now) pollAt = now + 1000
    next = Math.min(next, pollAt)
    if (now < closeUntil) next = Math.min(next, now + CLOSE.step)
    for (; cuts.length && cuts[0]! < now - CLOSE.around; cuts.shift()) count('boundaries')
    const edge = cuts.find(cut => cut > now)
    if (cuts.length && cuts[0]! <= now + CLOSE.around) next = Math.min(next, now + CLOSE.step)
    if (edge !== undefined && edge - now > CLOSE.around) next = Math.min(next, edge - CLOSE.around)
    return Math.max(next, now + 0.05)
  }

  let violation: string | null = null
  pace.began(start)
  try {
    while (now < end) if (pass()) yield* happen()
  } catch (error) {
    if (!(error instanceof Violation)) throw error
    violation = error.message
  }
  for (const [what, ms] of Object.entries(lit)) count(`minutes ${what}`, ms / MINUTE)
  return { days: violation ? (now - start) / DAY : days, counts, leastShare, violation }
}

function readStored(held = ''): [string, string] {
  const line = held.indexOf('\n')
  return [held.slice(0, line), held.slice(line + 1)]
}
