import { Hono } from 'hono'
import { createCampaign } from '../campaigns/create-campaign'
import { getCampaign } from '../campaigns/get-campaign'
import { listCampaigns } from '../campaigns/list-campaigns'
import { publishCampaign } from '../campaigns/publish-campaign'
import { saveCampaign } from '../campaigns/save-campaign'
import { withdrawCampaign } from '../campaigns/withdraw-campaign'
import { type AppContext, type AppEnv, verbContext } from '../http/env'
import { readJson } from '../http/read-body'
import { readEdit } from './read-edit'

export const campaignsApi = new Hono<AppEnv>()

const one = '/api/v1/campaigns/:campaign'

const show = async (c: AppContext, id: string, status: 200 | 201 = 200) =>
  c.json(await getCampaign(verbContext(c), id), status)

campaignsApi.get('/api/v1/campaigns', async c =>
  c.json({ items: await listCampaigns(verbContext(c), { q: c.req.query('q') }) }),
)

campaignsApi.post('/api/v1/campaigns', async c => {
  const { id } = await createCampaign(verbContext(c), await readJson(c))
  c.header('Location', `/api/v1/campaigns/${id}`)
  return show(c, id, 201)
})

campaignsApi.get(one, c => show(c, c.req.param('campaign')))

campaignsApi.put(one, async c => {
  await saveCampaign(verbContext(c), c.req.param('campaign'), await readEdit(c))
  return show(c, c.req.param('campaign'))
})

campaignsApi.post(`${one}/publication`, async c => {
  await publishCampaign(verbContext(c), c.req.param('campaign'))
  return show(c, c.req.param('campaign'), 201)
})

campaignsApi.delete(`${one}/publication`, async c => {
  await withdrawCampaign(verbContext(c), c.req.param('campaign'))
  return c.body(null, 204)
})
