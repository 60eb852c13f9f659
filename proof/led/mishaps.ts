import { DAY, HOUR, MINUTE } from '../../src/shared/dates'
import type { Agenda } from './agenda'
import { AROUND, type Run } from './life'
import type { Machine } from './machine'
import type { Random } from './random'
import type { Story } from './story'
import type { WatchLoop } from './watch-loop'
import type { WatchPace } from './watch-pace'
import type { World } from './world'

/** By as much a clock may be set while it is believed on. */
const MOST_SET = 2 * MINUTE

type Parts<T> = {
  run: Run
  random: Random
  world: World
  machine: Machine
  agenda: Agenda<T>
  story: Story
  loop: WatchLoop
  pace: WatchPace
  count(what: string): void
  /** The next instant at which something begins or ends by the schedule. */
  next(): number | undefined
  leave(why: string): void
  load(): void
}

/** Plans what befalls a ward and its board, from edits to power cuts. */
export function planMishaps<T>({ run, random, world, machine, agenda, story, loop, pace, ...parts }: Parts<T>) {
  const { plan, often } = agenda
  const { count, next, leave, load } = parts
  const calm = random.pick([1, 1, 4])
  // The world changes, a little more often where something begins or ends anyway.
  const change = () => {
    const done = world.change(Math.floor(run.now))
    if (!done) return
    count(done[0])
    story.note(run.now, 'world', done[1])
    run.closeUntil = run.now + AROUND
  }
  often(random.pick([HOUR, 4 * HOUR, DAY]), () => {
    const edge = next()
    if (edge && edge - run.now < 6 * HOUR && random.chance(0.4))
      plan(edge + random.pick([-1, 1]) * random.lasting(1, 2 * MINUTE), change)
    else change()
  })
  const reload = () => {
    if (!run.isOn) return
    count('page reloads')
    if (random.chance(0.7)) {
      run.player.save()
      machine.remembers()
    }
    leave('page reloaded')
    machine.reload()
    load()
  }
  often(3 * DAY * calm, () => {
    count('clocks set')
    story.note(run.now, 'device', `clock set ${machine.jump()}`)
    // Who sets a clock often looks whether it helped.
    if (random.chance(0.3)) plan(run.now + random.lasting(1_000, HOUR), reload)
    loop.rest()
    // What the device had passed it may pass again.
    run.closeUntil = run.now + AROUND + MOST_SET
  })
  often(3 * DAY * calm, reload)
  often(2.5 * DAY * calm, () => {
    if (!run.isOn) return
    count('reboots')
    leave('power cut')
    const lasts = random.lasting(20_000, 8 * HOUR)
    plan(run.now + lasts, () => {
      machine.boot()
      story.note(run.now, 'device', 'booted')
      load()
    })
  })
  often(6 * DAY * calm, () => {
    if (!run.isOn) return
    count('sleeps')
    story.note(run.now, 'device', 'sleeps')
    const [since, from] = [run.now, run.page]
    run.isOn = false
    plan(run.now + random.lasting(1_000, 6 * HOUR), () => {
      if (run.isOn || from !== run.page) return
      story.note(run.now, 'device', `wakes, ${machine.sleep(since)}`)
      run.isOn = true
      pace.slept(run.now, run.now - since)
      loop.paused()
      // Answers that came meanwhile may lie ready.
      for (const hear of run.ready.splice(0)) if (random.chance(0.5)) hear()
      run.closeUntil = run.now + AROUND
    })
  })
}
