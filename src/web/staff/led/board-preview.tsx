import type { BoardItem, ItemKind } from '../../../led/board-item'
import type { Messages } from '../../../messages'
import { type LedLine, LedPreview } from '../../design/led-preview'

const tones: Record<ItemKind, NonNullable<LedLine['tone']>[]> = {
  hotline: ['yellow', 'white', 'green'],
  event: ['yellow', 'green', 'white'],
  postponement: ['red', 'white', 'white'],
  cancellation: ['red', 'white', 'white'],
  message: ['white', 'white', 'white'],
  emergency: ['red', 'yellow', 'white'],
}

type Size = { width: number; height: number }
type Drawn = Pick<BoardItem, 'kind' | 'lines'>

/**
 * One frame of a board as its player draws it, in the player's colours; without an item the board is dark.
 * @example <BoardPreview m={m} screen={screen} item={item} label={m.led.showingNow} />
 */
export function BoardPreview({ m, screen, item, label }: { m: Messages; screen: Size; item?: Drawn; label: string }) {
  return (
    <LedPreview
      width={screen.width}
      height={screen.height}
      label={item ? label : m.led.darkNow}
      lines={item ? wrapped(item, screen) : []}
    />
  )
}

/** What stands for a loop in one picture: what takes place, else what is said, else whom to call. */
export const pictured = (items: BoardItem[]): BoardItem | undefined =>
  items.find(({ kind }) => kind === 'event') ?? items.find(({ kind }) => kind !== 'hotline') ?? items[0]

/** Breaks the lines where that gives the largest letters. */
function wrapped({ kind, lines }: Drawn, { width, height }: Size): LedLine[] {
  const colours = tones[kind]
  const longest = Math.max(...lines.map(line => line.length))
  let best: { size: number; rows: LedLine[] } = { size: 0, rows: [] }
  for (let columns = Math.min(longest, 6); columns <= longest; columns++) {
    const rows = lines.flatMap((line, index) => broken(line, columns).map(text => ({ text, tone: colours[index] })))
    const widest = Math.max(...rows.map(({ text }) => text.length))
    const size = Math.min((height * 0.84) / Math.max(2, rows.length) / 1.3, (width * 0.9) / (widest * 0.62))
    if (size > best.size) best = { size, rows }
  }
  return best.rows
}

function broken(line: string, columns: number): string[] {
  const rows: string[] = []
  for (const word of line.split(' ')) {
    const last = rows.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= columns) rows[rows.length - 1] = `${last} ${word}`
    else rows.push(word)
  }
  return rows
}
