import type { Child } from 'hono/jsx'
import type { Messages } from '../../../../messages'
import { changedWords, type Run, wordsOf } from './changed-words'

/**
 * From what it is to what it becomes.
 * @example <Turn m={m} before="30" after="40" />
 */
export function Turn({ m, before, after }: { m: Messages; before: Child; after: Child }) {
  return (
    <span class="turn">
      <del>
        <span class="sr">{m.events.before}: </span>
        {before}
      </del>{' '}
      <span aria-hidden="true">→</span>{' '}
      <ins>
        <span class="sr">{m.events.after}: </span>
        {after}
      </ins>
    </span>
  )
}

const AROUND = 8

/**
 * A text with the words marked that were taken out and put in; long stretches that stay are left out.
 * @example <ChangedText m={m} before="Mang mũ." after="Mang mũ và nước." />
 */
export function ChangedText({ m, before, after }: { m: Messages; before: string; after: string }) {
  const runs = changedWords(before, after)
  return (
    <span class="changed-text">
      {runs.map((run, index) => (
        <Words m={m} run={run} first={index === 0} last={index === runs.length - 1} />
      ))}
    </span>
  )
}

function Words({ m, run: { kind, text }, first, last }: { m: Messages; run: Run; first: boolean; last: boolean }) {
  if (kind === 'same') return <>{shortened(text, first, last)}</>
  const Mark = kind === 'removed' ? 'del' : 'ins'
  return (
    <Mark>
      <span class="sr">{kind === 'removed' ? m.events.wordsOut : m.events.wordsIn}</span>
      {text}
    </Mark>
  )
}

/** The words of a stretch that stand beside a change. */
function shortened(text: string, first: boolean, last: boolean): string {
  const words = wordsOf(text)
  const [head, tail] = [first ? 0 : AROUND, last ? 0 : AROUND]
  if (words.length <= head + tail + 2) return text
  const kept = (some: string[]) => some.join('')
  return `${kept(words.slice(0, head))} … ${tail ? kept(words.slice(-tail)).trimStart() : ''}`
}
