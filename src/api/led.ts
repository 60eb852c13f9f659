import { Hono } from 'hono'
import { type AppContext, type AppEnv, verbContext } from '../http/env'
import { readJson } from '../http/read-body'
import { approveMessage } from '../led/approve-message'
import { createMessage } from '../led/create-message'
import { listMessages, readMessage } from '../led/list-messages'
import { listScreens, readScreen, type Screen } from '../led/list-screens'
import { registerScreen } from '../led/register-screen'
import { reportPlays } from '../led/report-plays'
import { revokeScreen } from '../led/revoke-screen'
import { saveMessage } from '../led/save-message'
import { screenState } from '../led/screen-state'
import { created } from './answers'
import { readEdit } from './read-edit'

export const ledApi = new Hono<AppEnv>()

/** A board with how it is doing now. */
const withState = (c: AppContext, screen: Screen) => ({ ...screen, state: screenState(screen, c.get('now')) })

ledApi.get('/api/v1/screens', async c =>
  c.json({ items: (await listScreens(verbContext(c))).map(screen => withState(c, screen)) }),
)

// The only answer that ever holds the key.
ledApi.post('/api/v1/screens', async c => {
  const context = verbContext(c)
  const { id, key } = await registerScreen(context, await readJson(c))
  return created(c, `/api/v1/screens/${id}`, { ...withState(c, await readScreen(context, id)), key })
})

ledApi.get('/api/v1/screens/:screen', async c =>
  c.json(withState(c, await readScreen(verbContext(c), c.req.param('screen')))),
)

ledApi.post('/api/v1/screens/:screen/revocation', async c => {
  await revokeScreen(verbContext(c), c.req.param('screen'))
  return c.json(withState(c, await readScreen(verbContext(c), c.req.param('screen'))))
})

ledApi.get('/api/v1/led-messages', async c => c.json({ items: await listMessages(verbContext(c)) }))

ledApi.post('/api/v1/led-messages', async c => {
  const { id } = await createMessage(verbContext(c), await readJson(c))
  return created(c, `/api/v1/led-messages/${id}`, await readMessage(verbContext(c), id))
})

ledApi.get('/api/v1/led-messages/:message', async c =>
  c.json(await readMessage(verbContext(c), c.req.param('message'))),
)

ledApi.put('/api/v1/led-messages/:message', async c => {
  await saveMessage(verbContext(c), c.req.param('message'), await readEdit(c))
  return c.json(await readMessage(verbContext(c), c.req.param('message')))
})

ledApi.post('/api/v1/led-messages/:message/approval', async c => {
  await approveMessage(verbContext(c), c.req.param('message'), await readEdit(c))
  return c.json(await readMessage(verbContext(c), c.req.param('message')))
})

ledApi.get('/api/v1/led-plays', async c => c.json(await reportPlays(verbContext(c), c.req.query())))
