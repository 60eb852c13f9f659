import { Hono } from 'hono'
import { type AppContext, type AppEnv, verbContext } from '../../../http/env'
import { claimPairing } from '../../../led/claim-pairing'
import { readScreen } from '../../../led/list-screens'
import { registerScreen } from '../../../led/register-screen'
import { revokeScreen } from '../../../led/revoke-screen'
import { rotateScreenKey } from '../../../led/rotate-screen-key'
import { saveScreen } from '../../../led/save-screen'
import { Invalid } from '../../../shared/errors'
import { type Form, freshForm, submit } from '../../form'
import { keyPage } from './key-page'
import { claimOf, pairPage } from './pair-page'
import { nested } from './rows'
import { newScreenPage, screenForm, typedScreen } from './screen-form'
import { screenFrame } from './screen-frame'
import { screenPage } from './screen-page'

/** Boards: registering, pairing, looking into, settings and keys. */
export const screenPages = new Hono<AppEnv>()

const one = '/staff/led/screens/:screen'

screenPages.get('/staff/led/screens/new', c => newScreenPage(c, freshForm({ opensAt: '06:00', closesAt: '22:00' })))

screenPages.post('/staff/led/screens', c =>
  submit(
    c,
    async fields => {
      const { id, key } = await registerScreen(verbContext(c), nested(fields, 'hourExceptions'))
      return keyPage(c, await readScreen(verbContext(c), id), key)
    },
    form => newScreenPage(c, typedScreen(form)),
  ),
)

screenPages.get('/staff/led/pair', c => pairPage(c, freshForm({ screenId: c.req.query('screen') })))

screenPages.post('/staff/led/pair', c =>
  submit(
    c,
    async fields => {
      if (fields.kind === 'known' && !fields.screenId) throw new Invalid({ screenId: { code: 'required' } })
      const { screenId, device } = await claimPairing(verbContext(c), claimOf(fields))
      return `/staff/led/screens/${screenId}?paired=${device.width}x${device.height}`
    },
    form => pairPage(c, form),
  ),
)

screenPages.get(one, c => screenPage(c, c.req.param('screen')))
screenPages.get(`${one}/frame.png`, screenFrame)

screenPages.post(one, c => {
  const id = c.req.param('screen')
  return submit(
    c,
    async fields => {
      await saveScreen(verbContext(c), id, nested(fields, 'hourExceptions'))
      return `/staff/led/screens/${id}?done=saved`
    },
    form => screenPage(c, id, typedScreen(form)),
  )
})

screenPages.post(`${one}/key`, async c => {
  const id = c.req.param('screen')
  const { key } = await rotateScreenKey(verbContext(c), id)
  return keyPage(c, await readScreen(verbContext(c), id), key)
})

screenPages.post(`${one}/revocation`, c => {
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
  return screenPage(c, id, { ...screenForm(screen), errors })
}
