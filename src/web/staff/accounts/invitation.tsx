import { Hono } from 'hono'
import { acceptInvitation } from '../../../accounts/accept-invitation'
import { findInvitation } from '../../../accounts/find-invitation'
import { signIn } from '../../../accounts/sign-in'
import type { AppContext, AppEnv } from '../../../http/env'
import { explain, type Messages } from '../../../messages'
import { Conflict } from '../../../shared/errors'
import { Button, ButtonRow } from '../../design/button'
import { ErrorSummary } from '../../design/error-summary'
import { TextField } from '../../design/fields'
import { SignPage } from '../../design/sign-page'
import { errorList, type Form, freshForm, submit, typed } from '../../form'
import { authFor, setCookies, visitorOf } from './visitor'

export const invitationPages = new Hono<AppEnv>()

invitationPages.get('/staff/invitations/:token', c => invitationPage(c, null))

invitationPages.post('/staff/invitations/:token', c =>
  submit(
    c,
    async fields => {
      const at = { db: c.get('services').db, now: c.get('now') }
      const username = await acceptInvitation(at, authFor(c), c.req.param('token'), fields)
      const entry = { identifier: username, password: fields.password }
      setCookies(c, await signIn(at, authFor(c), entry, visitorOf(c)))
      return '/staff'
    },
    form => invitationPage(c, form),
  ),
)

/** The form of an open invitation, or the word that the link no longer works. */
async function invitationPage(c: AppContext, form: Form | null) {
  const { db } = c.get('services')
  try {
    const { invitation, ward } = await findInvitation(db, c.req.param('token') ?? '', c.get('now'))
    const m = c.get('m')
    const place = `${m.wardKinds[ward.kind]} ${ward.name}`
    const intro = m.accounts.invitation.intro(place, m.roles[invitation.role])
    return page(c, m.accounts.invitation.title, intro, <InvitationForm m={m} form={form ?? freshForm(invitation)} />)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    c.status(409)
    return page(c, c.get('m').accounts.invitation.over, explain(c.get('m'), error.reason), null)
  }
}

function page(c: AppContext, heading: string, intro: string, children: ReturnType<typeof InvitationForm> | null) {
  const m = c.get('m')
  const other = c.get('language') === 'en' ? 'vi' : 'en'
  return c.html(
    <SignPage
      lang={c.get('language')}
      title={`${heading} · ${m.product}`}
      heading={heading}
      subheading={intro}
      skipText={m.skip}
      languageLink={{ href: `?lang=${other}`, label: m.otherLanguage, lang: other }}
      footer={
        <>
          <a href="/staff/sign-in">{m.accounts.invitation.toSignIn}</a>
          {' · '}
        </>
      }
    >
      {children}
    </SignPage>,
  )
}

function InvitationForm({ m, form }: { m: Messages; form: Form }) {
  const t = m.accounts.invitation
  return (
    <>
      <ErrorSummary title={m.errorSummary} errors={errorList(form)} />
      <form method="post">
        <TextField
          name="name"
          label={m.accounts.settings.name}
          value={typed(form, 'name')}
          error={form.errors.name}
          autocomplete="name"
          required
        />
        <TextField
          name="username"
          label={t.username}
          hint={t.usernameHint}
          value={typed(form, 'username')}
          error={form.errors.username}
          autocomplete="username"
          required
        />
        <TextField
          name="phone"
          type="tel"
          label={`${t.phone} (${m.optional})`}
          hint={t.phoneHint}
          value={typed(form, 'phone')}
          error={form.errors.phone}
          autocomplete="tel"
        />
        <TextField
          name="password"
          type="password"
          label={m.accounts.password}
          hint={m.accounts.account.freshHint}
          error={form.errors.password}
          autocomplete="new-password"
          required
        />
        <ButtonRow>
          <Button wide>{t.accept}</Button>
        </ButtonRow>
      </form>
    </>
  )
}
