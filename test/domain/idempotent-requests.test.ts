import { describe, expect, test } from 'vitest'
import { claimRequest } from '../../src/accounts/claim-request'
import { finishRequest, releaseRequest } from '../../src/accounts/finish-request'
import { apiKeys } from '../../src/database/schema'
import { DAY, MINUTE } from '../../src/shared/dates'
import { newId } from '../../src/shared/ids'
import { refusalOf } from '../support/refusal-of'
import { type Scenario, scenario } from '../support/scenario'

/** The context of a fresh API key of the ward. */
async function caller(s: Scenario) {
  const id = newId()
  await s.db.insert(apiKeys).values({
    id,
    wardId: s.wardId,
    name: 'Phần mềm một cửa',
    keyHash: id,
    hint: 'sc_test',
    role: 'editor',
    createdBy: 'x',
    createdAt: s.clock.now,
  })
  return s.as({ kind: 'api_key', id, role: 'editor', wardId: s.wardId })
}

describe('an idempotency key', () => {
  test('lets one of twenty requests at once run, and tells the others to wait', async () => {
    const as = await caller(await scenario())
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        claimRequest(as, 'k', 'a').then(
          found => found,
          (error: Error) => error.message,
        ),
      ),
    )
    expect(answers.filter(answer => answer === null)).toHaveLength(1)
    expect(answers.filter(answer => answer === 'request_running')).toHaveLength(19)
  })

  test('gives the same end again, for this API key only', async () => {
    const s = await scenario()
    const as = await caller(s)
    expect(await claimRequest(as, 'k', 'a')).toBeNull()
    await finishRequest(as, 'k', { status: 201, location: '/api/v1/events/x' })
    expect(await claimRequest(as, 'k', 'a')).toEqual({ status: 201, location: '/api/v1/events/x' })
    expect(await claimRequest(await caller(s), 'k', 'a')).toBeNull()
  })

  test('is refused for another request, also while the first runs', async () => {
    const as = await caller(await scenario())
    await claimRequest(as, 'k', 'a')
    const reused = { 'Idempotency-Key': 'key_reused' }
    expect(await refusalOf(claimRequest(as, 'k', 'b'))).toEqual(reused)
    await finishRequest(as, 'k', { status: 201, location: null })
    expect(await refusalOf(claimRequest(as, 'k', 'b'))).toEqual(reused)
  })

  test('is free again when the request was refused, and a finished one stays', async () => {
    const as = await caller(await scenario())
    await claimRequest(as, 'k', 'a')
    await releaseRequest(as, 'k')
    expect(await claimRequest(as, 'k', 'b')).toBeNull()
    await finishRequest(as, 'k', { status: 201, location: null })
    await releaseRequest(as, 'k')
    expect(await claimRequest(as, 'k', 'b')).toEqual({ status: 201, location: null })
  })

  test('says after a minute that nobody knows, and is forgotten after a day', async () => {
    const s = await scenario()
    const as = await caller(s)
    await claimRequest(as, 'k', 'a')
    s.clock.now += MINUTE
    expect(await refusalOf(claimRequest(as, 'k', 'a'))).toBe('request_unknown')
    s.clock.now += DAY
    expect(await claimRequest(as, 'k', 'a')).toBeNull()
  })
})
