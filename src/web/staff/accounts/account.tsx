import { Hono } from 'hono'
import { changePassword } from '../../../accounts/change-password'
import { listSessions } from '../../../accounts/list-sessions'
import { revokeSession } from '../../../accounts/revoke-session'
import { type AppContext, type AppEnv, verbContext } from '../../../http/env'
import { Button, ButtonRow } from '../../design/button'
import { Card, CardTitle, Columns } from '../../design/card'
import { ErrorSummary } from '../../design/error-summary'
import { TextField } from '../../design/fields'
import { List, ListRow } from '../../design/list'
import { StatusTag } from '../../design/tag'
import { errorList, type Form, freshForm, submit } from '../../form'
import { staffPage } from '../frame'
import { deviceName } from './device'
import { RowAction } from './row-action'
import { authFor, setCookies, visitorOf } from './visitor'
import { written } from './written'

export const accountPages = new Hono<AppEnv>()

accountPages.get('/staff/account', c => accountPage(c, freshForm()))

accountPages.post('/staff/account/password', c =>
  submit(
    c,
    async fields => {
      setCookies(c, await changePassword(verbContext(c), authFor(c), fields, visitorOf(c).device))
      return '/staff/account?done=saved'
    },
    form => accountPage(c, form),
  ),
)

accountPages.post('/staff/account/sessions/:session/revocation', async c => {
  await revokeSession(verbContext(c), c.req.param('session'))
  return c.redirect('/staff/account?done=revoked', 303)
})

async function accountPage(c: AppContext, form: Form) {
  const m = c.get('m')
  const t = m.accounts.account
  const sessions = await listSessions(verbContext(c))
  return staffPage(
    c,
    { room: 'account', title: m.nav.account, subheading: c.get('userName') },
    <Columns>
      <Card>
        <CardTitle note={t.passwordNote}>{t.password}</CardTitle>
        <ErrorSummary title={m.errorSummary} errors={errorList(form)} />
        <form method="post" action="/staff/account/password">
          <TextField
            name="current"
            type="password"
            label={t.current}
            error={form.errors.current}
            autocomplete="current-password"
            required
          />
          <TextField
            name="password"
            type="password"
            label={t.fresh}
            hint={t.freshHint}
            error={form.errors.password}
            autocomplete="new-password"
            required
          />
          <ButtonRow>
            <Button>{t.change}</Button>
          </ButtonRow>
        </form>
      </Card>
      <Card>
        <CardTitle note={t.sessionsNote}>{t.sessions}</CardTitle>
        <List label={t.sessions}>
          {sessions.map(session => {
            const name = deviceName(session.userAgent) ?? t.unknownDevice
            return (
              <ListRow
                title={name}
                detail={t.since(written(session.createdAt.getTime()))}
                aside={
                  session.token === c.get('sessionToken') ? (
                    <StatusTag tone="success" label={t.thisOne} />
                  ) : (
                    <RowAction action={`/staff/account/sessions/${session.id}/revocation`} label={t.revoke} to={name} />
                  )
                }
              />
            )
          })}
        </List>
      </Card>
    </Columns>,
  )
}
