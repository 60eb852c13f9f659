import type { AppContext } from '../http/env'
import { statusOf } from '../http/status'
import { explain, type Messages } from '../messages'
import { findWard } from '../publications/find-ward'
import { Conflict, DomainError, Forbidden, Invalid, Missing, TooMany } from '../shared/errors'
import { ButtonLink, ButtonRow } from './design/button'
import { Card } from './design/card'
import { PublicPage } from './design/public-page'
import { SignPage } from './design/sign-page'
import { staffPage } from './staff/frame'

/**
 * What a person sees when a request cannot be answered: the reason in words, what to do next, a way on. A stranger who
 * opens a staff page is led to the sign-in page and back.
 */
export function errorPage(c: AppContext, error: Error): Response | Promise<Response> {
  const reason = error instanceof DomainError ? error.reason : { code: 'unexpected' as const }
  const isStaff = /^\/staff(\/|$)/.test(c.req.path)
  const reading = c.req.method === 'GET' || c.req.method === 'HEAD'
  if (isStaff && reading && reason.code === 'sign_in_required') {
    const { pathname, search } = new URL(c.req.url)
    return c.redirect(`/staff/sign-in?next=${encodeURIComponent(pathname + search)}`, 303)
  }
  c.status(error instanceof DomainError ? statusOf(error) : 500)
  if (error instanceof TooMany) c.header('Retry-After', String(error.retryAfterSeconds))
  const m = c.get('m')
  const heading = headingOf(m, error)
  const sentence = error instanceof Invalid && error.fields.form ? explain(m, error.fields.form) : explain(m, reason)
  if (isStaff && c.get('actor'))
    return staffPage(
      c,
      { room: 'today', title: heading },
      <Card>
        <Words {...staffWay(c, sentence)} />
      </Card>,
    )
  if (isStaff) return signError(c, heading, sentence, reason.code)
  return publicError(c, heading, sentence)
}

function headingOf(m: Messages, error: Error): string {
  const t = m.accounts.errorPage
  if (error instanceof Missing) return t.notFound
  if (error instanceof TooMany) return t.tooMany
  if (error instanceof Forbidden) return error.reason.code === 'sign_in_required' ? t.signIn : t.refused
  if (error instanceof Conflict || error instanceof Invalid) return t.notUsable
  return t.unexpected
}

type Way = { sentence: string; next: string; href: string; label: string }

const Words = ({ sentence, next, href, label }: Way) => (
  <>
    <p>{sentence}</p>
    <p class="soft">{next}</p>
    <ButtonRow>
      <ButtonLink href={href}>{label}</ButtonLink>
    </ButtonRow>
  </>
)

function staffWay(c: AppContext, sentence: string): Way {
  const t = c.get('m').accounts.errorPage
  return { sentence, next: t.next, href: '/staff', label: t.toToday }
}

function signError(c: AppContext, heading: string, sentence: string, code: string) {
  const m = c.get('m')
  const t = m.accounts.errorPage
  const next = code === 'sign_in_required' ? '' : t.next
  return c.html(
    <SignPage lang={c.get('language')} title={`${heading} · ${m.product}`} heading={heading} skipText={m.skip}>
      <Words sentence={sentence} next={next} href="/staff/sign-in" label={t.toSignIn} />
    </SignPage>,
  )
}

async function publicError(c: AppContext, heading: string, sentence: string) {
  const m = c.get('m')
  const t = m.accounts.errorPage
  const slug = /^\/w\/([a-z0-9-]{1,60})\/./.exec(c.req.path)?.[1]
  // The way back must not end at a second error; neither must a database that does not answer.
  const ward = slug && (await findWard(c.get('services').db, slug).catch(() => undefined))
  return c.html(
    <PublicPage
      lang={c.get('language')}
      title={`${heading} · ${m.product}`}
      province={m.product}
      heading={heading}
      hotline={{ number: '111', title: m.hotlineName, note: m.hotlineNote }}
      skipText={m.skip}
    >
      <Words
        sentence={sentence}
        next={t.next}
        href={ward ? `/w/${ward.slug}` : '/'}
        label={ward ? t.toWard : t.toHome}
      />
    </PublicPage>,
  )
}
