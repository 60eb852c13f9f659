import { Hono } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import { SESSION_COOKIE } from '../../../accounts/auth'
import { DEMO_PASSWORD, demoAccounts } from '../../../accounts/demo-accounts'
import { signOut } from '../../../accounts/revoke-session'
import { signIn } from '../../../accounts/sign-in'
import { type AppContext, type AppEnv, verbContext } from '../../../http/env'
import { languages } from '../../../messages'
import { Missing } from '../../../shared/errors'
import { Button, ButtonRow } from '../../design/button'
import { ErrorSummary } from '../../design/error-summary'
import { TextField } from '../../design/fields'
import { SignPage } from '../../design/sign-page'
import { errorList, type Form, freshForm, submit, typed } from '../../form'
import { localPath } from '../../local-path'
import { isSecure } from '../identify-session'
import { authFor, setCookies, visitorOf } from './visitor'

export const signInPages = new Hono<AppEnv>()

signInPages.get('/staff/sign-in', c => signInPage(c, freshForm({ next: c.req.query('next') })))

signInPages.post('/staff/sign-in', c =>
  submit(
    c,
    async fields => {
      const { db } = c.get('services')
      setCookies(c, await signIn({ db, now: c.get('now') }, authFor(c), fields, visitorOf(c)))
      return localPath(typeof fields.next === 'string' ? fields.next : undefined, '/staff')
    },
    form => signInPage(c, form),
  ),
)

signInPages.post('/staff/sign-out', async c => {
  await signOut(verbContext(c), c.get('sessionToken'))
  const secure = isSecure(c)
  deleteCookie(c, SESSION_COOKIE, { path: '/', secure, prefix: secure ? 'secure' : undefined })
  return c.redirect('/staff/sign-in', 303)
})

signInPages.get('/staff/language/:language', c => {
  const language = languages.find(known => known === c.req.param('language'))
  if (!language) throw new Missing()
  setCookie(c, 'lang', language, {
    path: '/staff',
    maxAge: 365 * 86_400,
    sameSite: 'Lax',
    httpOnly: true,
    secure: isSecure(c),
  })
  return c.redirect(pageBefore(c), 303)
})

/** The page the language was changed on, when it is one of ours. */
function pageBefore(c: AppContext): string {
  const url = URL.parse(c.req.header('referer') ?? '')
  const isOurs = url?.host === new URL(c.req.url).host && url.pathname.startsWith('/staff')
  return isOurs ? localPath(url.pathname + url.search, '/staff') : '/staff'
}

function signInPage(c: AppContext, form: Form) {
  const m = c.get('m')
  const t = m.accounts
  const other = c.get('language') === 'en' ? 'vi' : 'en'
  return c.html(
    <SignPage
      lang={c.get('language')}
      title={`${t.signIn} · ${m.product}`}
      heading={t.signIn}
      subheading={t.signInIntro}
      skipText={m.skip}
      languageLink={{ href: `/staff/language/${other}`, label: m.otherLanguage, lang: other }}
      footer={
        <>
          <a href="/">{t.toPublic}</a>
          {' · '}
        </>
      }
    >
      <ErrorSummary
        title={m.errorSummary}
        errors={errorList(form).map(error => (error.field === 'form' ? { ...error, field: 'identifier' } : error))}
      />
      <form method="post" action="/staff/sign-in">
        <input type="hidden" name="next" value={typed(form, 'next')} />
        <TextField
          name="identifier"
          label={t.identifier}
          value={typed(form, 'identifier')}
          error={form.errors.identifier}
          autocomplete="username"
          required
        />
        <TextField
          name="password"
          type="password"
          label={t.password}
          error={form.errors.password}
          autocomplete="current-password"
          required
        />
        <ButtonRow>
          <Button wide>{t.signIn}</Button>
        </ButtonRow>
      </form>
      <p class="soft">{t.forgotten}</p>
      {c.get('services').config.demo ? <DemoAccounts c={c} next={typed(form, 'next')} /> : null}
    </SignPage>,
  )
}

/** One press signs in, for those who only want to look. */
function DemoAccounts({ c, next }: { c: AppContext; next: string }) {
  const m = c.get('m')
  const t = m.accounts
  return (
    <form method="post" action="/staff/sign-in" class="stack">
      <h2>{t.demo.title}</h2>
      <p class="soft">{t.demo.intro(DEMO_PASSWORD)}</p>
      <input type="hidden" name="next" value={next} />
      <input type="hidden" name="password" value={DEMO_PASSWORD} />
      {[...new Set(demoAccounts.map(({ place }) => place))].map(place => (
        <div class="stack">
          <h3>{place}</h3>
          <ButtonRow>
            {demoAccounts
              .filter(account => account.place === place)
              .map(({ username, role }) => (
                <Button
                  tone="secondary"
                  small
                  name="identifier"
                  value={username}
                  aria-label={`${m.roles[role]}: ${username}`}
                >
                  {m.roles[role]}
                </Button>
              ))}
          </ButtonRow>
          <p class="soft">
            {demoAccounts
              .filter(account => account.place === place)
              .map(({ username }) => username)
              .join(' · ')}
          </p>
        </div>
      ))}
    </form>
  )
}
