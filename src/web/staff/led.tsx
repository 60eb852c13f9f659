import { Hono } from 'hono'
import { type AppContext, type AppEnv, verbContext } from '../../http/env'
import { approveMessage } from '../../led/approve-message'
import { createMessage } from '../../led/create-message'
import { readMessage } from '../../led/list-messages'
import { readScreen } from '../../led/list-screens'
import { registerScreen } from '../../led/register-screen'
import { revokeScreen } from '../../led/revoke-screen'
import { rotateScreenKey } from '../../led/rotate-screen-key'
import { saveMessage } from '../../led/save-message'
import { saveScreen } from '../../led/save-screen'
import { withdrawMessage } from '../../led/withdraw-message'
import { type Form, freshForm, submit } from '../form'
import { keyPage } from './led/key-page'
import { messageForm, messagePage, newMessagePage } from './led/message-page'
import { framesAnswer } from './led/message-preview'
import { overviewPage } from './led/overview'
import { nested } from './led/rows'
import { newScreenPage } from './led/screen-form'
import { screenPage } from './led/screen-page'

export const ledPages = new Hono<AppEnv>()

ledPages.get('/staff/led', overviewPage)

// Screens

ledPages.get('/staff/led/screens/new', c => newScreenPage(c, freshForm({ opensAt: '06:00', closesAt: '22:00' })))

ledPages.post('/staff/led/screens', c =>
  submit(
    c,
    async fields => {
      const { id, key } = await registerScreen(verbContext(c), fields)
      return keyPage(c, await readScreen(verbContext(c), id), key)
    },
    form => newScreenPage(c, form),
  ),
)

ledPages.get('/staff/led/screens/:screen', c => screenPage(c, c.req.param('screen')))

ledPages.post('/staff/led/screens/:screen', c => {
  const id = c.req.param('screen')
  return submit(
    c,
    async fields => {
      await saveScreen(verbContext(c), id, fields)
      return `/staff/led/screens/${id}?done=saved`
    },
    form => screenPage(c, id, form),
  )
})

ledPages.post('/staff/led/screens/:screen/key', async c => {
  const id = c.req.param('screen')
  const { key } = await rotateScreenKey(verbContext(c), id)
  return keyPage(c, await readScreen(verbContext(c), id), key)
})

ledPages.post('/staff/led/screens/:screen/revocation', c => {
  const id = c.req.param('screen')
  return submit(
    c,
    async () => {
      await revokeScreen(verbContext(c), id)
      return `/staff/led/screens/${id}?done=revoked`
    },
    // Nothing was typed: the board as it stands, with the reason.
    ({ errors }) => screenAgain(c, id, errors),
  )
})

async function screenAgain(c: AppContext, id: string, errors: Form['errors']) {
  const screen = await readScreen(verbContext(c), id)
  return screenPage(c, id, { ...freshForm(screen), errors })
}

// Messages

ledPages.get('/staff/led/messages/new', c => newMessagePage(c))

ledPages.post('/staff/led/messages', c =>
  submit(
    c,
    async fields => {
      const { id } = await createMessage(verbContext(c), nested(fields, 'windows'))
      return `/staff/led/messages/${id}?done=created`
    },
    form => newMessagePage(c, form),
  ),
)

ledPages.post('/staff/led/frames', framesAnswer)

ledPages.get('/staff/led/messages/:message', c => messagePage(c, c.req.param('message')))

ledPages.post('/staff/led/messages/:message', c => {
  const id = c.req.param('message')
  return submit(
    c,
    async fields => {
      await saveMessage(verbContext(c), id, nested(fields, 'windows'))
      return `/staff/led/messages/${id}?done=saved`
    },
    form => messagePage(c, id, form),
  )
})

const decisions = [
  { path: 'approval', verb: approveMessage, done: 'approved' },
  { path: 'withdrawal', verb: withdrawMessage, done: 'withdrawn' },
]

for (const { path, verb, done } of decisions) {
  ledPages.post(`/staff/led/messages/:message/${path}`, c => {
    const id = c.req.param('message')
    return submit(
      c,
      async fields => {
        await verb(verbContext(c), id, fields)
        return `/staff/led?done=${done}`
      },
      ({ errors }) => messageAgain(c, id, errors),
    )
  })
}

async function messageAgain(c: AppContext, id: string, errors: Form['errors']) {
  const message = await readMessage(verbContext(c), id)
  return messagePage(c, id, { ...messageForm(message), errors })
}
