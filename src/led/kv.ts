import type { BoardItem } from './board-item'
import { isEmergency, loopOf } from './loop'
import type { Segment } from './resolve-timeline'

const BETWEEN = ' • '
const LINES = 3
const ITEMS = 8

/**
 * `kv.txt` for cards that bind `{{key}}` of a template, as Huidu's periodic task does: a `key,value` line each, always the
 * same keys in the same order. What there is nothing for is empty, so that the card clears the field.
 * `shown` is the item of the loop whose slot it is.
 */
export function kvText({ from, items }: Segment, shown: BoardItem | undefined): string {
  const texts = (list: BoardItem[]) => list.map(({ text }) => text).join(BETWEEN)
  const coming = items.filter(({ kind, order }) => kind === 'event' && order > from).sort((a, b) => a.order - b.order)
  const values: [string, string][] = [
    ['emergency', texts(items.filter(isEmergency))],
    ...numbered('now', LINES, shown?.lines ?? []),
    ['text', texts(loopOf(items))],
    ['count', String(items.length)],
    ...numbered(
      'm',
      ITEMS,
      items.map(({ text }) => text),
    ),
    ['next', coming[0]?.text ?? ''],
    ['hotline', texts(items.filter(({ kind }) => kind === 'hotline'))],
  ]
  return values.map(([key, value]) => `${key},${asValue(value)}\n`).join('')
}

const numbered = (name: string, count: number, values: readonly string[]): [string, string][] =>
  Array.from({ length: count }, (_, index) => [`${name}${index + 1}`, values[index] ?? ''])

/** A comma ends a key, and a line its value. */
const asValue = (text: string): string => text.normalize('NFC').replace(/,/g, ';').replace(/\s+/g, ' ').trim()
