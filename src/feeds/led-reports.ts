import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { AppContext, AppEnv } from '../http/env'
import { readJson } from '../http/read-body'
import { findScreenByKey, type PolledScreen } from '../led/find-screen-by-key'
import { takeBeat } from '../led/take-beat'
import { takePlays } from '../led/take-plays'
import { Invalid } from '../shared/errors'
import { deviceProblem } from './device-problem'
import { refusal } from './led-poll'

/** Fifty plays are 5 KB. */
const LARGEST = 16 * 1024

/** What the players of boards report: that they are well, and what they played. */
export const ledReports = new Hono<AppEnv>()

ledReports.onError(deviceProblem)

const limited = bodyLimit({
  maxSize: LARGEST,
  onError: () => {
    throw new Invalid({ form: { code: 'too_large_body' } })
  },
})

ledReports.post('/led/v1/:key/beat', limited, async c => {
  const screen = await reporting(c)
  if (screen instanceof Response) return screen
  await takeBeat(c.get('services').db, screen, await readJson(c), c.get('now'))
  return c.body(null, 204)
})

ledReports.post('/led/v1/:key/plays', limited, async c => {
  const screen = await reporting(c)
  if (screen instanceof Response) return screen
  return c.json(await takePlays(c.get('services').db, screen, await readJson(c), c.get('now')))
})

/** The board of the key in the address, or the answer that refuses it. */
async function reporting(c: AppContext): Promise<PolledScreen | Response> {
  const screen = await findScreenByKey(c.get('services').db, c.req.param('key') ?? '')
  if (!screen) return refusal(c, 404, 'not found\n')
  return screen.revokedAt === null ? screen : refusal(c, 410, 'gone\n')
}
