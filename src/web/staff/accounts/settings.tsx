import { Hono } from 'hono'
import { createApiKey } from '../../../accounts/create-api-key'
import { deactivateStaff } from '../../../accounts/deactivate-staff'
import { inviteStaff } from '../../../accounts/invite-staff'
import { revokeApiKey } from '../../../accounts/revoke-api-key'
import { revokeInvitation } from '../../../accounts/revoke-invitation'
import { baseUrl } from '../../../http/base-url'
import { type AppContext, type AppEnv, verbContext } from '../../../http/env'
import { listGroups } from '../../../places/list-groups'
import { listOrganizations } from '../../../places/list-organizations'
import { Segments, Toolbar } from '../../design/toolbar'
import { type Form, freshForm, submit } from '../../form'
import { staffPage } from '../frame'
import { AuditTab } from './audit-tab'
import { KeysTab } from './keys-tab'
import { SecretPage } from './secret-page'
import { StaffTab } from './staff-tab'

const tabs = ['staff', 'keys', 'audit'] as const
type Tab = (typeof tabs)[number]

export const settingsPages = new Hono<AppEnv>()

settingsPages.get('/staff/settings', c =>
  settingsPage(c, tabs.find(tab => tab === c.req.query('tab')) ?? 'staff', freshForm()),
)

settingsPages.post('/staff/invitations', c =>
  submit(
    c,
    async fields => {
      const t = c.get('m').accounts.settings
      const { token } = await inviteStaff(verbContext(c), fields)
      return secret(c, t.linkReady(String(fields.name)), t.linkOnce, t.link, `${baseUrl(c)}/staff/invitations/${token}`)
    },
    form => settingsPage(c, 'staff', form),
  ),
)

settingsPages.post('/staff/invitations/:invitation/revocation', async c => {
  await revokeInvitation(verbContext(c), c.req.param('invitation'))
  return c.redirect('/staff/settings?done=revoked', 303)
})

settingsPages.post('/staff/staff/:staff/deactivation', async c => {
  await deactivateStaff(verbContext(c), c.req.param('staff'))
  return c.redirect('/staff/settings?done=saved', 303)
})

settingsPages.post('/staff/api-keys', c =>
  submit(
    c,
    async fields => {
      const t = c.get('m').accounts.settings
      const { key } = await createApiKey(verbContext(c), fields)
      return secret(c, t.keyReady(String(fields.name)), t.keyOnce, t.key, key, 'keys')
    },
    form => settingsPage(c, 'keys', form),
  ),
)

settingsPages.post('/staff/api-keys/:apiKey/revocation', async c => {
  await revokeApiKey(verbContext(c), c.req.param('apiKey'))
  return c.redirect('/staff/settings?tab=keys&done=revoked', 303)
})

/** What is shown once only; there is no address that shows it again. */
const secret = async (c: AppContext, title: string, once: string, label: string, value: string, tab: Tab = 'staff') =>
  staffPage(
    c,
    { room: 'settings', title },
    <SecretPage m={c.get('m')} once={once} label={label} value={value} backTo={`/staff/settings?tab=${tab}`} />,
  )

async function settingsPage(c: AppContext, tab: Tab, form: Form) {
  const m = c.get('m')
  const t = m.accounts.settings
  const context = verbContext(c)
  const [organizations, groups] =
    tab === 'audit' ? [[], []] : await Promise.all([listOrganizations(context), listGroups(context, { current: true })])
  const choices = { organizations, groups }
  return staffPage(
    c,
    { room: 'settings', title: t.title },
    <>
      <Toolbar>
        <Segments
          label={t.title}
          items={tabs.map(name => ({
            href: `/staff/settings?tab=${name}`,
            label: t.tabs[name],
            current: name === tab,
          }))}
        />
      </Toolbar>
      {tab === 'staff' ? await StaffTab({ m, context, form, choices }) : null}
      {tab === 'keys' ? await KeysTab({ m, context, form, choices }) : null}
      {tab === 'audit' ? await AuditTab({ m, context }) : null}
    </>,
  )
}
