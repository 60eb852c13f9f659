import { expect, test } from 'vitest'
import { messages } from '../../src/messages'

test('English counts one thing in the singular', () => {
  const { led } = messages('en')
  expect(led.silentTitle(1)).toBe('1 board is silent in its hours')
  expect(led.playedWords('1', 1)).toBe('1 time on 1 board')
  expect([led.reaches(1), led.except(1), led.moreWindows(1)]).toEqual(['1 board', 'except 1 day', 'and 1 more window'])
  expect([led.reaches(2), led.except(2), led.moreWindows(2)]).toEqual([
    '2 boards',
    'except 2 days',
    'and 2 more windows',
  ])
})
