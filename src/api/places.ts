import { Hono } from 'hono'
import { type AppEnv, verbContext } from '../http/env'
import { readJson } from '../http/read-body'
import { findWard } from '../places/find-ward'
import { listGroups } from '../places/list-groups'
import { listOrganizations } from '../places/list-organizations'
import { listVenues } from '../places/list-venues'
import { createGroup, editGroup } from '../places/save-group'
import { createOrganization, editOrganization } from '../places/save-organization'
import { createVenue, editVenue } from '../places/save-venue'

export const placesApi = new Hono<AppEnv>()

placesApi.get('/api/v1/ward', async c => c.json(await findWard(verbContext(c))))

placesApi.get('/api/v1/organizations', async c =>
  c.json({ items: await listOrganizations(verbContext(c), { q: c.req.query('q') }) }),
)
placesApi.post('/api/v1/organizations', async c =>
  c.json(await createOrganization(verbContext(c), await readJson(c)), 201),
)
placesApi.put('/api/v1/organizations/:organization', async c =>
  c.json(await editOrganization(verbContext(c), c.req.param('organization'), await readJson(c))),
)

placesApi.get('/api/v1/groups', async c => c.json({ items: await listGroups(verbContext(c), { q: c.req.query('q') }) }))
placesApi.post('/api/v1/groups', async c => c.json(await createGroup(verbContext(c), await readJson(c)), 201))
placesApi.put('/api/v1/groups/:group', async c =>
  c.json(await editGroup(verbContext(c), c.req.param('group'), await readJson(c))),
)

placesApi.get('/api/v1/venues', async c => c.json({ items: await listVenues(verbContext(c), { q: c.req.query('q') }) }))
placesApi.post('/api/v1/venues', async c => c.json(await createVenue(verbContext(c), await readJson(c)), 201))
placesApi.put('/api/v1/venues/:venue', async c =>
  c.json(await editVenue(verbContext(c), c.req.param('venue'), await readJson(c))),
)
