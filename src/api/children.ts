import { Hono } from 'hono'
import { type AppEnv, personalContext } from '../http/env'
import { readJson } from '../http/read-body'
import { addChild } from '../people/add-child'
import { getChild } from '../people/get-child'
import { listChildren } from '../people/list-children'
import { created } from './answers'

export const childrenApi = new Hono<AppEnv>()

// One group at a time, and no search by name: a name must not stand in an address.
childrenApi.get('/api/v1/children', async c => {
  const { groupId, page } = c.req.query()
  return c.json(await listChildren(personalContext(c), { groupId, page }))
})

childrenApi.post('/api/v1/children', async c => {
  const child = await addChild(personalContext(c), await readJson(c))
  return created(c, `/api/v1/children/${child.id}`, child)
})

childrenApi.get('/api/v1/children/:child', async c => c.json(await getChild(personalContext(c), c.req.param('child'))))
