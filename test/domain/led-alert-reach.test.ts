import { expect, test } from 'vitest'
import { reachOf } from '../../src/led/alert-reach'
import { HOUR, MINUTE } from '../../src/shared/dates'
import { NOW } from '../support/scenario'

const alert = { id: 'a', raisedAt: NOW, screenIds: [] as string[] }
const boardOf = (own: object) => ({
  ...{ id: 's', seenAt: null, beatAt: null, validUntil: null, playing: null, revokedAt: null },
  ...own,
})
const reach = (own: object, after = MINUTE) => reachOf(alert, [boardOf(own)], NOW + after)[0]?.reach

test('a board has an emergency when it asked or reported since it was raised, and not a moment before', () => {
  expect(reach({ seenAt: NOW })).toBe('received')
  expect(reach({ beatAt: NOW + 1 })).toBe('received')
  expect(reach({ seenAt: NOW - 1 })).toBe('waiting')
})

test('a board shows it when its own player says so', () => {
  expect(reach({ beatAt: NOW + 1, playing: 'alert-a' })).toBe('showing')
  expect(reach({ beatAt: NOW + 1, playing: 'hotline-111' })).toBe('received')
  expect(reach({ beatAt: NOW - 1, playing: 'alert-a' })).toBe('waiting')
})

test('a board that was not heard of for long, or never, is out of reach', () => {
  expect(reach({ seenAt: NOW - HOUR, validUntil: NOW + HOUR })).toBe('silent')
  expect(reach({})).toBe('silent')
})

test('boards that are revoked or were not chosen do not count', () => {
  const screens = [boardOf({ id: 'one' }), boardOf({ id: 'two' }), boardOf({ id: 'old', revokedAt: NOW })]
  const ids = (screenIds: string[]) => reachOf({ ...alert, screenIds }, screens, NOW).map(({ screen }) => screen.id)
  expect(ids([])).toEqual(['one', 'two'])
  expect(ids(['two', 'old'])).toEqual(['two'])
})
