import { Hono } from 'hono'
import { type AppEnv, verbContext } from '../http/env'
import { readJson } from '../http/read-body'
import { endAlert } from '../led/end-alert'
import { listAlerts, readAlert } from '../led/list-alerts'
import { raiseAlert } from '../led/raise-alert'
import { created } from './answers'

export const ledAlertsApi = new Hono<AppEnv>()

ledAlertsApi.get('/api/v1/led-alerts', async c => c.json({ items: await listAlerts(verbContext(c)) }))

ledAlertsApi.post('/api/v1/led-alerts', async c => {
  const { id } = await raiseAlert(verbContext(c), await readJson(c))
  return created(c, `/api/v1/led-alerts/${id}`, await readAlert(verbContext(c), id))
})

ledAlertsApi.get('/api/v1/led-alerts/:alert', async c => c.json(await readAlert(verbContext(c), c.req.param('alert'))))

ledAlertsApi.post('/api/v1/led-alerts/:alert/end', async c => {
  await endAlert(verbContext(c), c.req.param('alert'))
  return c.json(await readAlert(verbContext(c), c.req.param('alert')))
})
