import { Hono } from 'hono'
import { listOfficers } from '../accounts/list-officers'
import { type AppEnv, verbContext } from '../http/env'
import { readJson } from '../http/read-body'
import { findWard } from '../places/find-ward'
import { findGroup, listGroups } from '../places/list-groups'
import { findOrganization, listOrganizations } from '../places/list-organizations'
import { findVenue, listVenues } from '../places/list-venues'
import { createGroup, editGroup } from '../places/save-group'
import { createOrganization, editOrganization } from '../places/save-organization'
import { createVenue, editVenue } from '../places/save-venue'
import { created } from './answers'

export const placesApi = new Hono<AppEnv>()

placesApi.get('/api/v1/ward', async c => c.json(await findWard(verbContext(c))))

placesApi.get('/api/v1/organizations', async c =>
  c.json({ items: await listOrganizations(verbContext(c), { q: c.req.query('q') }) }),
)
placesApi.post('/api/v1/organizations', async c => {
  const organization = await createOrganization(verbContext(c), await readJson(c))
  return created(c, `/api/v1/organizations/${organization.id}`, organization)
})
placesApi.get('/api/v1/organizations/:organization', async c =>
  c.json(await findOrganization(verbContext(c), c.req.param('organization'))),
)
placesApi.put('/api/v1/organizations/:organization', async c =>
  c.json(await editOrganization(verbContext(c), c.req.param('organization'), await readJson(c))),
)

placesApi.get('/api/v1/officers', async c => c.json({ items: await listOfficers(verbContext(c)) }))

placesApi.get('/api/v1/groups', async c => c.json({ items: await listGroups(verbContext(c), { q: c.req.query('q') }) }))
placesApi.post('/api/v1/groups', async c => {
  const group = await createGroup(verbContext(c), await readJson(c))
  return created(c, `/api/v1/groups/${group.id}`, group)
})
placesApi.get('/api/v1/groups/:group', async c => c.json(await findGroup(verbContext(c), c.req.param('group'))))
placesApi.put('/api/v1/groups/:group', async c =>
  c.json(await editGroup(verbContext(c), c.req.param('group'), await readJson(c))),
)

placesApi.get('/api/v1/venues', async c => c.json({ items: await listVenues(verbContext(c), { q: c.req.query('q') }) }))
placesApi.post('/api/v1/venues', async c => {
  const venue = await createVenue(verbContext(c), await readJson(c))
  return created(c, `/api/v1/venues/${venue.id}`, venue)
})
placesApi.get('/api/v1/venues/:venue', async c => c.json(await findVenue(verbContext(c), c.req.param('venue'))))
placesApi.put('/api/v1/venues/:venue', async c =>
  c.json(await editVenue(verbContext(c), c.req.param('venue'), await readJson(c))),
)
