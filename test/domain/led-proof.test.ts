import { expect, test } from 'vitest'
import { liveMany } from '../../proof/led/run'

// `npm run proof:led` does the same for thousands of days, with worse networks and the app over HTTP.
const SCREEN_DAYS = 60

test('through outages, reboots, wrong clocks and edits a board shows nothing that is over, and is never blank', () => {
  const { days, counts, violations } = liveMany(7, SCREEN_DAYS)
  expect(violations).toEqual([])
  expect(days).toBe(SCREEN_DAYS)
  // A proof that checks nothing would be as green.
  const least = { outages: 20, reboots: 8, 'clocks set': 8, edits: 50, cancellations: 5, alerts: 5, boundaries: 500 }
  for (const [what, many] of Object.entries(least)) expect(counts[what], what).toBeGreaterThanOrEqual(many)
}, 60_000)
