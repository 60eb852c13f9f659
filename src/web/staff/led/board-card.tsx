import type { BoardItem } from '../../../led/board-item'
import { loopOf } from '../../../led/loop'
import type { BoardPlan } from '../../../led/plan-boards'
import { segmentAt } from '../../../led/resolve-timeline'
import { slotAt, USUAL_SLOT } from '../../../led/slot'
import type { Messages } from '../../../messages'
import { Card } from '../../design/card'
import { StatusTag } from '../../design/tag'
import { LedPicture } from './led-picture'
import { lifeOf } from './words'

/** A board as it is now: how it is doing, its picture, and what it plays. */
export function BoardCard({ m, plan, now }: { m: Messages; plan: BoardPlan; now: number }) {
  const { screen } = plan
  const { tone, state, words } = lifeOf(m, screen, now)
  const inUse = screen.revokedAt === null
  const items = segmentAt(plan.segments, now)?.items ?? []
  return (
    <Card class={`led-card led-card-${tone}`}>
      <div class="led-card-title">
        <h2>
          <a href={`/staff/led/screens/${screen.id}`}>{screen.name}</a>
        </h2>
        <StatusTag tone={tone} label={state} />
      </div>
      {inUse ? <p class="soft">{words}</p> : null}
      {inUse ? <Shown m={m} screen={screen} items={items} now={now} /> : null}
      <p class="soft">
        {m.led.pixels(screen.width, screen.height)} · {m.led.hours(screen.opensAt, screen.closesAt)}
        {inUse && items.length ? (
          <>
            {' · '}
            <span class="nowrap">{m.led.amongItems(items.length)}</span>
          </>
        ) : null}
      </p>
    </Card>
  )
}

type ShownProps = { m: Messages; screen: BoardPlan['screen']; items: BoardItem[]; now: number }

function Shown({ m, screen, items, now }: ShownProps) {
  const loop = loopOf(items)
  const reported = loop.findIndex(({ id }) => id === screen.playing)
  // A board that reports nothing is looked into turn by turn.
  const place = reported >= 0 ? reported : slotAt(now, USUAL_SLOT).turn % Math.max(1, loop.length)
  const shown = loop[place]
  const { tone, isTrue: mayBe } = lifeOf(m, screen, now)
  // What was raised since a board fell silent has not reached it.
  const isTrue = mayBe && (tone === 'success' || shown?.kind !== 'emergency')
  return (
    <>
      <div class={isTrue ? undefined : 'led-untrue'}>
        <LedPicture
          id={screen.id}
          board={screen}
          href={shown ? `/staff/led/screens/${screen.id}/frame.png?item=${place}` : undefined}
          label={shown ? m.led.showingOn(screen.name, shown.text) : m.led.darkNow}
        />
      </div>
      <p class="led-playing">
        {shown && !isTrue ? <span class="soft">{m.led.wouldShow} </span> : null}
        {shown?.text ?? m.led.darkNow}
      </p>
    </>
  )
}
