import { Hono } from 'hono'
import { createCampaign } from '../../campaigns/create-campaign'
import { getCampaign } from '../../campaigns/get-campaign'
import { publishCampaign } from '../../campaigns/publish-campaign'
import { saveCampaign } from '../../campaigns/save-campaign'
import { withdrawCampaign } from '../../campaigns/withdraw-campaign'
import { type AppEnv, verbContext } from '../../http/env'
import { freshForm, submit } from '../form'
import { campaignForm, editedCampaign } from './campaigns/form'
import { campaignsPage } from './campaigns/list'
import { campaignPage } from './campaigns/show'

export const campaignsPages = new Hono<AppEnv>()

const one = '/staff/campaigns/:campaign'

campaignsPages.get('/staff/campaigns', campaignsPage)
campaignsPages.get('/staff/campaigns/new', c => campaignForm(c, freshForm()))

campaignsPages.post('/staff/campaigns', c =>
  submit(
    c,
    async fields => `/staff/campaigns/${(await createCampaign(verbContext(c), fields)).id}?done=created`,
    form => campaignForm(c, form),
  ),
)

campaignsPages.get(one, c => campaignPage(c, c.req.param('campaign')))

campaignsPages.get(`${one}/edit`, async c => {
  const campaign = await getCampaign(verbContext(c), c.req.param('campaign'))
  return campaignForm(c, editedCampaign(campaign), { id: campaign.id, isPublic: campaign.publishedAt !== null })
})

campaignsPages.post(one, c => {
  const id = c.req.param('campaign')
  return submit(
    c,
    async fields => {
      await saveCampaign(verbContext(c), id, fields)
      return `/staff/campaigns/${id}?done=saved`
    },
    async form => {
      const campaign = await getCampaign(verbContext(c), id)
      return campaignForm(c, form, { id, isPublic: campaign.publishedAt !== null })
    },
  )
})

campaignsPages.post(`${one}/publication`, c => {
  const id = c.req.param('campaign')
  return submit(
    c,
    async () => {
      await publishCampaign(verbContext(c), id)
      return `/staff/campaigns/${id}?done=published`
    },
    form => campaignPage(c, id, form),
  )
})

campaignsPages.post(`${one}/withdrawal`, c => {
  const id = c.req.param('campaign')
  return submit(
    c,
    async () => {
      await withdrawCampaign(verbContext(c), id)
      return `/staff/campaigns/${id}?done=withdrawn`
    },
    form => campaignPage(c, id, form),
  )
})
