import type { Screen } from '../../../led/list-screens'
import type { Messages } from '../../../messages'
import { Card, CardTitle } from '../../design/card'
import { lifeOf } from './words'

/** The ward's boards, each with how it is doing: a dot, and the same in words. */
export function BoardList({
  m,
  screens,
  current,
  now,
}: {
  m: Messages
  screens: Screen[]
  current?: string
  now: number
}) {
  return (
    <Card>
      <CardTitle>{m.led.boards}</CardTitle>
      <ul class="led-boards">
        {screens.map(screen => (
          <li>
            <a href={`/staff/led/screens/${screen.id}`} aria-current={screen.id === current ? 'page' : undefined}>
              {screen.name}
            </a>
            <Life m={m} screen={screen} now={now} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** How a board is doing: its dot and `thấy 20 giây trước`. */
export function Life({ m, screen, now }: { m: Messages; screen: Screen; now: number }) {
  const { tone, words } = lifeOf(m, screen, now)
  return (
    <span class="led-life">
      <span class={`led-dot mark-${tone}`} aria-hidden="true" />
      <span class="soft">{words}</span>
    </span>
  )
}
