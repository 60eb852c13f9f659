import { loopOf } from '../../../led/loop'
import { type BoardPlan, ofDay } from '../../../led/plan-boards'
import { litOn } from '../../../led/plan-week'
import { type Segment, segmentAt } from '../../../led/resolve-timeline'
import type { Messages } from '../../../messages'
import { addDays, instantOf, MINUTE, mondayOf, weekdayOf } from '../../../shared/dates'
import { Button } from '../../design/button'
import { Card } from '../../design/card'
import { DateField } from '../../design/fields'
import { Icon } from '../../design/icons'
import { type askedFor, firstShown, minuteOf } from './asked'
import { tonesOfEntry } from './entry-tag'
import { LedPicture } from './led-picture'

type Props = { m: Messages; plan: BoardPlan; asked: ReturnType<typeof askedFor>; item?: string }

const STEP = 5
const DAY_MINUTES = 1440

/** What a board shows at a time of a day: its picture, the loop step by step, and a bar to move through the day. */
export function Moment({ m, plan, asked, item }: Props) {
  const { screen } = plan
  const day = ofDay(plan, asked.on)
  const loop = loopOf(segmentAt(day, asked.instant)?.items ?? [])
  const place = /^\d{1,4}$/.test(item ?? '') ? Number(item) % Math.max(1, loop.length) : firstShown(loop)
  const address = (own: string) => `?on=${asked.on}&at=${asked.at}${own}`
  const to = (step: number) => address(`&item=${(place + step + loop.length) % Math.max(1, loop.length)}`)
  const base = `/staff/led/screens/${screen.id}`
  const minute = minuteOf(asked.at)
  return (
    <section
      aria-label={m.led.showingAt(asked.at)}
      data-moment={JSON.stringify(dataOf(m, day, asked))}
      data-place={String(place)}
    >
      <LedPicture
        id="board"
        board={screen}
        href={loop.length ? `${base}/frame.png${to(0)}` : undefined}
        label={m.led.showingAt(asked.at)}
      />
      <div class="led-steps">
        <a href={to(-1)} data-step="-1" aria-label={m.led.stepBack}>
          <Icon name="left" />
        </a>
        <p role="status">
          <span data-place-of>{loop.length ? m.led.placeOf(place + 1, loop.length) : ''}</span>{' '}
          <span data-shown>{loop[place]?.text ?? m.led.darkNow}</span>
        </p>
        <button type="button" class="needs-js" data-play aria-pressed="false" aria-label={m.led.play}>
          <Icon name="play" />
        </button>
        <a href={to(1)} data-step="1" aria-label={m.led.stepOn}>
          <Icon name="right" />
        </a>
      </div>
      <Card class="led-scrub">
        <form method="get" action={base}>
          <input type="hidden" name="on" value={asked.on} />
          <div class="card-title">
            <h2>
              <label for="f-moment">{m.led.whatShows}</label>
            </h2>
            <input type="time" id="f-moment" name="at" value={asked.at} required data-time />
          </div>
          <Week m={m} on={asked.on} at={asked.at} />
          <div class="scrub needs-js">
            <svg viewBox={`0 0 ${DAY_MINUTES} 8`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
              <rect class="scrub-dark" width={DAY_MINUTES} height="8" />
              {litOn(day, asked.on).map(({ from, to }) => (
                <rect class="scrub-lit" x={from} width={to - from} height="8" />
              ))}
            </svg>
            <input
              type="range"
              min="0"
              max={DAY_MINUTES - STEP}
              step={STEP}
              value={minute - (minute % STEP)}
              aria-label={m.led.moment}
              aria-valuetext={asked.at}
              data-scrub
            />
          </div>
          <div class="scrub-hours soft needs-js" aria-hidden="true">
            {['00:00', '06:00', '12:00', '18:00', '24:00'].map(hour => (
              <span>{hour}</span>
            ))}
          </div>
          <noscript>
            <Button tone="secondary" small>
              {m.led.look}
            </Button>
          </noscript>
        </form>
        <OtherDay m={m} on={asked.on} at={asked.at} base={base} />
      </Card>
    </section>
  )
}

/** The week of the day that is looked at. */
function Week({ m, on, at }: { m: Messages; on: string; at: string }) {
  const monday = mondayOf(on)
  return (
    <nav class="led-days" aria-label={m.led.day}>
      {Array.from({ length: 7 }, (_, day) => addDays(monday, day)).map(date => (
        <a href={`?on=${date}&at=${at}`} aria-current={date === on ? 'true' : undefined} data-day>
          <span class="soft">{m.weekdaysShort[weekdayOf(date) - 1]}</span> {Number(date.slice(8))}
        </a>
      ))}
    </nav>
  )
}

function OtherDay({ m, on, at, base }: { m: Messages; on: string; at: string; base: string }) {
  return (
    <details class="led-other-day">
      <summary>{m.led.otherDay}</summary>
      <form method="get" action={base} class="filters">
        <input type="hidden" name="at" value={at} />
        <DateField name="on" label={m.led.day} value={on} />
        <Button tone="secondary">{m.led.look}</Button>
      </form>
      <a href={base}>{m.led.now}</a>
    </details>
  )
}

/** The day as the script moves through it: which loop plays from which minute, and the words of its list. */
function dataOf(m: Messages, day: Segment[], { on }: Props['asked']) {
  const start = instantOf(on)
  const texts = new Map<string, number>()
  const items: { id: string; text: string; seconds: number }[] = []
  const segments = day.map(({ from, to, items: shown }) => {
    const loop = loopOf(shown)
    const places = loop.map(({ id, text, durationSec }) => {
      const key = `${id} ${text}`
      if (!texts.has(key)) texts.set(key, items.push({ id, text, seconds: durationSec }) - 1)
      return texts.get(key)!
    })
    return { from: (from - start) / MINUTE, to: (to - start) / MINUTE, loop: places, first: firstShown(loop) }
  })
  const states = Object.fromEntries(
    (['now', 'later', 'past'] as const).map(state => [
      state,
      { text: m.led.states[state], class: `tag tone-${tonesOfEntry[state]}` },
    ]),
  )
  return {
    ...{ on, items, segments, states },
    words: { place: m.led.placeOf('{place}', '{count}'), dark: m.led.darkNow, showing: m.led.showingAt('{time}') },
  }
}
