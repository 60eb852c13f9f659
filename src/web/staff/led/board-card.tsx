import { loopOf } from '../../../led/loop'
import type { BoardPlan } from '../../../led/plan-boards'
import { segmentAt } from '../../../led/resolve-timeline'
import { slotAt, USUAL_SLOT } from '../../../led/slot'
import type { Messages } from '../../../messages'
import { Card } from '../../design/card'
import { StatusTag } from '../../design/tag'
import { Life } from './board-list'
import { LedPicture } from './led-picture'
import { lifeOf } from './words'

/** A board as it is now: how it is doing, its picture, and what it plays. */
export function BoardCard({ m, plan: { screen, segments }, now }: { m: Messages; plan: BoardPlan; now: number }) {
  const base = `/staff/led/screens/${screen.id}`
  const items = screen.revokedAt === null ? (segmentAt(segments, now)?.items ?? []) : []
  const loop = loopOf(items)
  const reported = loop.findIndex(({ id }) => id === screen.playing)
  // A board that reports nothing is looked into turn by turn.
  const place = reported >= 0 ? reported : slotAt(now, USUAL_SLOT).turn % Math.max(1, loop.length)
  const shown = loop[place]
  const life = lifeOf(m, screen, now)
  return (
    <Card class="led-card">
      <div class="led-card-title">
        <h2>
          <a href={base}>{screen.name}</a>
        </h2>
        <Life m={m} screen={screen} now={now} />
      </div>
      <LedPicture
        id={screen.id}
        board={screen}
        href={shown ? `${base}/frame.png?item=${place}` : undefined}
        label={shown ? m.led.showingOn(screen.name, shown.text) : m.led.darkNow}
      />
      <p class="led-playing">
        <StatusTag
          tone={life.tone === 'success' && shown ? 'success' : life.tone === 'success' ? 'neutral' : life.tone}
          label={shown || life.tone !== 'success' ? life.state : m.led.dark}
        />{' '}
        <span>{shown ? shown.text : m.led.darkNow}</span>
      </p>
      <p class="soft">
        {[
          m.led.pixels(screen.width, screen.height),
          m.led.hours(screen.opensAt, screen.closesAt),
          items.length ? m.led.inLoopNow(items.length) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </Card>
  )
}
