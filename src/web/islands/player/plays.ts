import { type Device, keep, recallJson } from './device'

const MOST_KEPT = 2000
export const MOST_SENT = 50
/** A power cut loses no more of them; writing each at once, or many often, would wear out the device's memory. */
const SAVED_EVERY = { few: 60_000, many: 300_000 }
const FEW = 200
const NAME = 'san-choi-led-plays'

/** Item, when it began in UTC milliseconds, and whole seconds it was shown. */
type Play = [itemId: string, startedAt: number, seconds: number]

/** Proof of play, kept over restarts until the server has it; of more than 2,000 the oldest are dropped. */
export function openPlays({ screenId, store, ticks }: Device) {
  const name = `${NAME}-${screenId}`
  let kept: Play[] = remembered()
  let savedAt = ticks()

  function save() {
    savedAt = ticks()
    keep(store, name, JSON.stringify(kept))
  }

  return {
    save,
    waiting: () => kept.length,
    add(itemId: string, startedAt: number, seconds: number) {
      kept.push([itemId, startedAt, seconds])
      if (kept.length > MOST_KEPT) kept.shift()
      if (ticks() - savedAt >= (kept.length > FEW ? SAVED_EVERY.many : SAVED_EVERY.few)) save()
    },
    /** The oldest of them as the server takes them. */
    batch: () => kept.slice(0, MOST_SENT).map(([itemId, startedAt, seconds]) => ({ itemId, startedAt, seconds })),
    /** The server has these, or will never take them. */
    drop(batch: { itemId: string; startedAt: number }[]) {
      const gone = new Set(batch.map(play => `${play.startedAt} ${play.itemId}`))
      kept = kept.filter(([itemId, startedAt]) => !gone.has(`${startedAt} ${itemId}`))
      save()
    },
  }

  function remembered(): Play[] {
    const held = recallJson(store, name)
    const isPlay = (play: unknown) =>
      Array.isArray(play) && typeof play[0] === 'string' && Number.isFinite(play[1]) && Number.isFinite(play[2])
    return Array.isArray(held) ? held.filter(isPlay).slice(-MOST_KEPT) : []
  }
}
