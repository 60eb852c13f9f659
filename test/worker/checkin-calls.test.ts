import { beforeEach, describe, expect, test } from 'vitest'
import { makeCheckinPass } from '../../src/participation/make-checkin-pass'
import { revokeCheckinDevice } from '../../src/participation/revoke-checkin-device'
import { session } from '../support/attendance-steps'
import { openPhone, operationsAt, plantStaff } from '../support/checkin'
import { callApi, keyFor, testApp } from '../support/http'

let planted: Awaited<ReturnType<typeof session>>
let app: ReturnType<typeof testApp>

beforeEach(async () => {
  planted = await session()
  app = testApp(planted.s)
})

describe('phones at the door', () => {
  test('are opened by a code, once, and get key and roster, which nobody keeps on the way', async () => {
    const { s, occurrenceId, childId } = planted
    await plantStaff(s)
    const { code } = await makeCheckinPass(s.editor, { occurrenceIds: [occurrenceId] })
    const opened = await callApi(app, 'POST', '/checkin/v1/devices', undefined, { code })
    expect(opened.status).toBe(201)
    expect(opened.headers.get('cache-control')).toBe('private, no-store')
    expect(opened.headers.get('set-cookie')).toBeNull()
    const { key, sessions } = (await opened.json()) as { key: string; sessions: { children: { id: string }[] }[] }
    expect(sessions[0]?.children).toMatchObject([{ id: childId, name: 'An' }])
    const again = await callApi(app, 'POST', '/checkin/v1/devices', undefined, { code })
    expect([again.status, await again.json()]).toMatchObject([409, { code: 'pass_used' }])
    const roster = await callApi(app, 'GET', '/checkin/v1/roster', key)
    expect([roster.status, roster.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    expect(await roster.json()).toMatchObject({ now: s.clock.now, sessions: [{ id: occurrenceId }] })
  })

  test('send batches: each operation answered, refusals in words', async () => {
    const { s, occurrenceId, childId } = planted
    const { key } = await openPhone(s, [occurrenceId])
    const { tick } = operationsAt(s, occurrenceId)
    const operations = [tick(childId), tick('somebody-else')]
    const answer = await callApi(app, 'POST', '/checkin/v1/batches', key, { schemaVersion: 1, operations })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({
      now: s.clock.now,
      results: [
        { nonce: operations[0]!.nonce, status: 'kept', childId },
        {
          nonce: operations[1]!.nonce,
          status: 'refused',
          reason: { code: 'child_not_on_roster', message: expect.stringContaining('ghi vãng lai') },
        },
      ],
    })
  })

  test('with an unknown key are refused 401, revoked 410, unreadable 400 by name, too large 413', async () => {
    const { s, occurrenceId, childId } = planted
    const { key, device } = await openPhone(s, [occurrenceId])
    const send = (body: unknown, as?: string) => callApi(app, 'POST', '/checkin/v1/batches', as, body)
    const { tick } = operationsAt(s, occurrenceId)
    for (const wrong of [undefined, 'nobody', await keyFor(s, 'admin')]) {
      expect((await send({ schemaVersion: 1, operations: [] }, wrong)).status).toBe(401)
      expect((await callApi(app, 'GET', '/checkin/v1/roster', wrong)).status).toBe(401)
    }
    const unread = await send({ schemaVersion: 1, operations: [tick(childId, { at: -1 })] }, key)
    expect([unread.status, await unread.json()]).toMatchObject([
      400,
      { status: 400, fields: { 'operations.0.at': {} } },
    ])
    expect((await send({ schemaVersion: 2, operations: [] }, key)).status).toBe(400)
    expect((await send([], key)).status).toBe(400)
    const many = await send({ schemaVersion: 1, operations: Array.from({ length: 501 }, () => tick(childId)) }, key)
    expect([many.status, await many.json()]).toMatchObject([
      400,
      { fields: { operations: { code: 'too_many_operations' } } },
    ])
    expect((await send({ schemaVersion: 1, operations: ['x'.repeat(600_000)] }, key)).status).toBe(413)
    await revokeCheckinDevice(s.editor, device.id)
    const revoked = await send({ schemaVersion: 1, operations: [tick(childId)] }, key)
    expect([revoked.status, await revoked.json()]).toMatchObject([410, { code: 'device_revoked' }])
    expect(revoked.headers.get('content-type')).toContain('application/problem+json')
  })

  test('know no other call', async () => {
    const { s, occurrenceId } = planted
    const { key } = await openPhone(s, [occurrenceId])
    const other = await callApi(app, 'GET', '/checkin/v1/children', key)
    expect([other.status, other.headers.get('content-type')]).toEqual([404, expect.stringContaining('problem+json')])
    expect((await callApi(app, 'GET', '/api/v1/children', key)).status).toBe(401)
  })
})
