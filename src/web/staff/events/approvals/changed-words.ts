/** A run of words that both texts have, or only the one before, or only the one after. */
export type Run = { kind: 'same' | 'removed' | 'added'; text: string }

const LARGEST = 250_000
const ISLAND = 2

/** Each with the space before it. */
export const wordsOf = (text: string): string[] => text.match(/\s*\S+|\s+$/g) ?? []

/**
 * What changed from one text to another, word by word: the longest common subsequence, which leaves most words alone.
 * One or two words that happen to stay between changes are told with them, because islands are hard to read. Texts too
 * long for that, some 500 changed words each, are told as one taken out and the other put in.
 */
export function changedWords(before: string, after: string): Run[] {
  const [old, next] = [wordsOf(before), wordsOf(after)]
  const shortest = Math.min(old.length, next.length)
  let head = 0
  while (head < shortest && old[head] === next[head]) head += 1
  let tail = 0
  while (tail < shortest - head && old.at(-1 - tail) === next.at(-1 - tail)) tail += 1
  const stay = commonWords(old.slice(head, old.length - tail), next.slice(head, next.length - tail))
  const runs: Run[] = []
  const say = (kind: Run['kind'], words: string[]) => {
    if (words.length) runs.push({ kind, text: words.join('') })
  }
  say('same', old.slice(0, head))
  let [i, j] = [head, head]
  for (const [from, to, length] of [...stay, [old.length - tail - head, next.length - tail - head, 0] as const]) {
    say('removed', old.slice(i, from + head))
    say('added', next.slice(j, to + head))
    say('same', old.slice(from + head, from + head + length))
    ;[i, j] = [from + head + length, to + head + length]
  }
  say('same', old.slice(old.length - tail))
  return runs
}

/** Stretches that two lists of words have in common: where each begins in either, and how many words it has. */
type Stretch = readonly [inOld: number, inNext: number, length: number]

function commonWords(a: string[], b: string[]): Stretch[] {
  if (a.length * b.length > LARGEST) return []
  // lengths[i][j]: how many words the rest of `a` from i and the rest of `b` from j have in common.
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i]![j] = a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
  const found: Stretch[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    let length = 0
    while (i + length < a.length && a[i + length] === b[j + length]) length += 1
    if (length > ISLAND) found.push([i, j, length])
    if (length > 0) [i, j] = [i + length, j + length]
    else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i += 1
    else j += 1
  }
  return found
}
