import { expect, test } from 'vitest'
import { liveMany } from '../../proof/led/run'

// `npm run proof:led` does the same for thousands of days, some of them with the app over HTTP.
const SCREEN_DAYS = 40

test('through outages, reboots, wrong clocks and edits a board shows nothing that is over, and is never blank', () => {
  const { days, counts, violations } = liveMany(7, SCREEN_DAYS)
  expect(violations).toEqual([])
  expect(days).toBe(SCREEN_DAYS)
  // A proof that checks nothing would be as green.
  const least = { outages: 20, reboots: 5, 'clocks set': 5, edits: 50, cancellations: 5, alerts: 5, boundaries: 200 }
  for (const [what, many] of Object.entries(least)) expect(counts[what], what).toBeGreaterThanOrEqual(many)
}, 60_000)
