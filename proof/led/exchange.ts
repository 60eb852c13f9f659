import { MINUTE } from '../../src/shared/dates'
import { type Answer, type Ask, jitterOf } from '../../src/web/islands/player/errands'
import type { Agenda } from './agenda'
import type { Feed, Made, Reply } from './feed'
import { AROUND, type Run } from './life'
import { type Clocks, type Machine, MOST_APART } from './machine'
import type { Network } from './network'
import type { Random } from './random'
import type { Story } from './story'
import type { WatchPace } from './watch-pace'
import type { WatchPlays } from './watch-plays'

type Parts = {
  run: Run
  random: Random
  screenId: string
  feed: Feed
  machine: Machine
  network: Network
  agenda: Agenda<Reply>
  story: Story
  pace: WatchPace
  plays: WatchPlays
  count(what: string): void
  know(made: Made | null): void
  /** The server wrote this. */
  wrote(text: string, made: Made): void
}

/** Sends what the player asks for through the network, and brings it what comes of it; the answer is how to send. */
export function openExchange({
  run,
  random,
  screenId,
  feed,
  machine,
  network,
  agenda,
  story,
  pace,
  plays,
  ...parts
}: Parts) {
  const { plan } = agenda
  const { count, know, wrote } = parts
  const jitter = jitterOf(screenId)

  function send(ask: Ask) {
    const isPoll = ask.path === 'schedule.json'
    if (isPoll) {
      pace.asked(run.now)
      run.awaited = ask
    }
    const [asked, from, clocks] = [run.now, run.page, machine.clocks()]
    const hear = (reply: Reply | null) => {
      if (from !== run.page) return
      if (run.isOn) heard(ask, asked, clocks, reply)
      else run.ready.push(() => heard(ask, asked, clocks, reply))
    }
    const fate = network.fate(run.now)
    if (fate.at === 'nowhere') {
      count('requests lost')
      if (fate.after !== null) plan(run.now + fate.after, () => hear(null))
    } else if (fate.at === 'elsewhere') {
      count('answers of others')
      plan(run.now + fate.after, () => hear(fate.reply))
    } else {
      const node = network.node()
      plan(run.now + fate.after, function* () {
        const reply = isPoll ? yield* serve(node, ask.headers['if-none-match']) : post(ask)
        const spoilt =
          fate.spoil === 'cut' && reply.status === 200
            ? { ...reply, text: reply.text.slice(0, reply.text.length * 0.9), made: null }
            : reply
        plan(run.now + fate.back, () => hear(fate.spoil === 'lost' ? null : spoilt))
      })
    }
  }

  function* serve(node: number, ifNoneMatch: string | undefined): Generator<Promise<Reply>, Reply, Reply> {
    const cached = network.fromCache(node, run.now, ifNoneMatch)
    if (cached) {
      count('answers from caches')
      return cached
    }
    const said = feed(Math.floor(run.now), ifNoneMatch)
    const reply = said instanceof Promise ? yield said : said
    network.keep(node, run.now, reply)
    if (reply.made && reply.status === 200) wrote(reply.text, reply.made)
    return reply
  }

  function post(ask: Ask): Reply {
    const headers = { date: new Date(run.now).toUTCString(), 'content-type': 'application/json' }
    if (ask.path === 'plays') plays.reported(JSON.parse(ask.body!).plays)
    const text = ask.path === 'plays' ? '{"accepted":1,"refused":[]}' : ''
    return { status: ask.path === 'plays' ? 200 : 204, headers, text, made: null, maxAge: 0 }
  }

  function heard(ask: Ask, asked: number, clocks: Clocks, reply: Reply | null) {
    const answer: Answer | null = reply && {
      ...{ status: reply.status, text: reply.text, header: name => reply.headers[name] ?? null },
    }
    // An answer that comes after it was asked again does not count.
    const counts = ask === run.awaited
    if (ask.path !== 'schedule.json' || !counts) return run.player.heard(ask, answer)
    run.awaited = null
    const isTaken = reply?.made != null
    const isRefused = reply?.status === 410
    const apart = machine.apartSince(clocks)
    if (isTaken && apart <= MOST_APART) {
      const age = reply.headers.age === undefined ? 0 : Number(reply.headers.age) + 1
      machine.heard(run.now - asked + apart + (1 + age) * 1000)
    }
    run.player.heard(ask, answer)
    const { etag = '', age = '-' } = reply?.headers ?? {}
    const words = `${reply?.status ?? 'nothing'} ${etag} age ${age}, asked ${Math.round(run.now - asked)} ms before`
    if (reply?.status === 200) story.note(run.now, 'heard', words)
    else story.poll(run.now, words)
    if (isTaken || isRefused) know(isTaken ? reply.made : null)
    // Schedules round the end of an emergency down to its second, the server does not.
    const told = [0, 1000].map(
      back => run.known !== null && run.known.truth.alertsAt(run.known.made.at - back).length > 0,
    )
    pace.heard(run.now, reply, isTaken, isRefused, [told.every(Boolean), told.some(Boolean)])
    run.pollAt = run.now + (told.some(Boolean) ? 15_000 : MINUTE) * jitter
    // Somebody else may ask the same of a cache, shortly before.
    if (network.hasOthers())
      plan(run.pollAt - random.lasting(50, 14_000), function* () {
        yield* serve(network.node(), undefined)
      })
    if (reply?.status !== 304) run.closeUntil = run.now + AROUND
    count(isTaken ? `answers ${reply.status}` : isRefused ? 'answers 410' : 'polls in vain')
  }

  return send
}
