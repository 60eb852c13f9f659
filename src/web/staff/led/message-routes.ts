import { Hono } from 'hono'
import { type AppContext, type AppEnv, verbContext } from '../../../http/env'
import { approveMessage } from '../../../led/approve-message'
import { createMessage } from '../../../led/create-message'
import { readMessage } from '../../../led/list-messages'
import { saveMessage } from '../../../led/save-message'
import { withdrawMessage } from '../../../led/withdraw-message'
import { type Form, submit } from '../../form'
import { messageForm, messagePage, newMessagePage } from './message-page'
import { framesAnswer } from './message-preview'
import { nested } from './rows'

/** Messages: writing, approving, taking off. */
export const messagePages = new Hono<AppEnv>()

const one = '/staff/led/messages/:message'

messagePages.get('/staff/led/messages/new', c => newMessagePage(c))

messagePages.post('/staff/led/messages', c =>
  submit(
    c,
    async fields => {
      const { id } = await createMessage(verbContext(c), nested(fields, 'windows'))
      return `/staff/led/messages/${id}?done=created`
    },
    form => newMessagePage(c, form),
  ),
)

messagePages.post('/staff/led/frames', framesAnswer)

messagePages.get(one, c => messagePage(c, c.req.param('message')))

messagePages.post(one, c => {
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
  messagePages.post(`${one}/${path}`, c => {
    const id = c.req.param('message')
    return submit(
      c,
      async fields => {
        await verb(verbContext(c), id, fields)
        return `/staff/led/messages/${id}?done=${done}`
      },
      ({ errors }) => messageAgain(c, id, errors),
    )
  })
}

async function messageAgain(c: AppContext, id: string, errors: Form['errors']) {
  const message = await readMessage(verbContext(c), id)
  return messagePage(c, id, { ...messageForm(message), errors })
}
