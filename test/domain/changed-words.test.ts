import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedWords } from '../../src/web/staff/events/approvals/changed-words'

test('changed words give back both texts, whatever they are', () => {
  const text = fc
    .array(fc.constantFrom('bơi', 'hè', ' ', '\n', 'em', 'vui '), { maxLength: 30 })
    .map(words => words.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const runs = changedWords(before, after)
      const without = (kind: string) =>
        runs
          .filter(run => run.kind !== kind)
          .map(run => run.text)
          .join('')
      expect([without('added'), without('removed')]).toEqual([before, after])
    }),
  )
  expect(changedWords('Mang theo mũ', 'Mang theo mũ và nước')).toEqual([
    { kind: 'same', text: 'Mang theo mũ' },
    { kind: 'added', text: ' và nước' },
  ])
})
