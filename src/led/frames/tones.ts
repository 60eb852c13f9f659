import type { ItemKind } from '../board-item'
import type { Colours } from './picture'

const YELLOW = '#ffcf3f'
const WHITE = '#ffffff'
const GREEN = '#6ef08a'
const RED = '#ff6b57'
const ALARM = '#c80000'
const BLACK = '#000000'

/** By line: what a viewer looks for first stands out. The last tone holds for the lines after it. */
const tones: Record<ItemKind, string[]> = {
  hotline: [YELLOW, WHITE, GREEN],
  event: [YELLOW, GREEN, WHITE],
  postponement: [RED, WHITE],
  cancellation: [RED, WHITE],
  message: [WHITE],
  emergency: [YELLOW, WHITE],
}

/** The colour of each line and of what it stands on. An emergency is lit all over, also where there is only on and off. */
export function tonesOf(kind: ItemKind, colours: Colours): { background: string; inkOf: (line: number) => string } {
  const alarm = kind === 'emergency'
  if (colours === 'mono') return { background: alarm ? WHITE : BLACK, inkOf: () => (alarm ? BLACK : WHITE) }
  const inks = tones[kind]
  return { background: alarm ? ALARM : BLACK, inkOf: line => inks[line] ?? inks.at(-1)! }
}
