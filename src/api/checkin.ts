import { Hono } from 'hono'
import type { AppContext, AppEnv } from '../http/env'
import { readJson } from '../http/read-body'
import { explain } from '../messages'
import { collectCheckinDevice } from '../participation/collect-checkin-device'
import { deviceRoster } from '../participation/device-roster'
import { type CheckinDevice, findDevice } from '../participation/find-device'
import { syncBatch } from '../participation/sync-batch'
import { Forbidden, Invalid } from '../shared/errors'
import { problem } from './problem'

/** What phones at the door call, with the key in the `Authorization` header. Refused as the API refuses. */
export const checkinCalls = new Hono<AppEnv>()

/** A phone of another make than ours learns what it cannot be read by; nothing of it is to be mended by hand. */
checkinCalls.onError((error, c) => {
  if (error instanceof Invalid && error.fields.form?.code !== 'too_large_body')
    return problem(c, error, { status: 400 })
  throw error
})

checkinCalls.post('/checkin/v1/devices', async c => {
  const { key, device } = await collectCheckinDevice(c.get('services').db, await readJson(c), c.get('now'))
  return c.json({ key, ...(await deviceRoster(contextOf(c, device), device)) }, 201)
})

checkinCalls.get('/checkin/v1/roster', async c => {
  const device = await identifyDevice(c)
  return c.json(await deviceRoster(contextOf(c, device), device))
})

checkinCalls.post('/checkin/v1/batches', async c => {
  const device = await identifyDevice(c)
  const results = await syncBatch(contextOf(c, device), device, await readJson(c))
  return c.json({
    now: c.get('now'),
    results: results.map(result =>
      result.status === 'kept'
        ? result
        : { ...result, reason: { code: result.reason.code, message: explain(c.get('m'), result.reason) } },
    ),
  })
})

async function identifyDevice(c: AppContext): Promise<CheckinDevice> {
  const key = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  if (!key) throw new Forbidden('wrong_key')
  return findDevice(c.get('services').db, key, c.get('now'))
}

const contextOf = (c: AppContext, { actor }: CheckinDevice) => {
  const { db, crypto } = c.get('services')
  return { db, crypto, actor, now: c.get('now') }
}
