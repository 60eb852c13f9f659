import type { Child } from 'hono/jsx'
import { baseUrl } from '../../http/base-url'
import { answerPublicly, etagOfBody } from '../../http/conditional'
import type { AppContext } from '../../http/env'
import type { Messages } from '../../messages'
import { findWard, type PublicWard } from '../../publications/find-ward'
import type { PublicHotline } from '../../publications/list-hotlines'
import { Missing } from '../../shared/errors'
import { writtenPhone } from '../../shared/phone'
import { ButtonLink } from '../design/button'
import { Card, CardTitle } from '../design/card'
import { ASSETS_VERSION } from '../design/document'
import { List, ListRow } from '../design/list'
import { PublicPage, type PublicPageProps } from '../design/public-page'

const MAX_AGE = 60

/** The ward of the address. @throws Missing */
export async function wardOf(c: AppContext): Promise<PublicWard> {
  const ward = await findWard(c.get('services').db, c.req.param('ward') ?? '')
  if (!ward) throw new Missing()
  return ward
}

/** `phường Trung Thành`, as it stands within a sentence. */
export const wardName = (m: Messages, ward: PublicWard): string => `${m.public.wardKinds[ward.kind]} ${ward.name}`

/** `Phường Trung Thành · Tỉnh Thái Nguyên`. */
export const wardLine = (m: Messages, ward: PublicWard): string =>
  `${m.wardKinds[ward.kind]} ${ward.name} · ${m.public.province(ward.provinceName)}`

/** An address with its parameters, in the language of the page; empty parameters are left out. */
export function link(c: AppContext, path: string, parameters: Record<string, string | null | undefined> = {}): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) if (value) query.set(name, value)
  if (c.get('language') === 'en') query.set('lang', 'en')
  return query.size ? `${path}?${query}` : path
}

/** The same page in the other language; a posted form's page is the one it was posted from. */
function otherLanguage(c: AppContext, canonical?: string) {
  const url = new URL(c.req.url)
  if (c.req.method === 'POST' && canonical) url.pathname = canonical
  const other = c.get('language') === 'en' ? 'vi' : 'en'
  if (other === 'en') url.searchParams.set('lang', 'en')
  else url.searchParams.delete('lang')
  return { href: `${url.pathname}${url.search}`, label: c.get('m').otherLanguage, lang: other }
}

/** The ward's pages, for the header. */
export const wardNav = (c: AppContext, ward: PublicWard, room?: 'calendar' | 'subscribe') => [
  { href: link(c, `/w/${ward.slug}`), label: c.get('m').public.navCalendar, current: room === 'calendar' },
  { href: link(c, `/w/${ward.slug}/subscribe`), label: c.get('m').public.navSubscribe, current: room === 'subscribe' },
]

type Frame = Pick<PublicPageProps, 'heading' | 'subheading' | 'aside' | 'description'> & {
  /** For the browser's tab; the heading where absent. */
  title?: string
  province?: string
  ward?: PublicWard
  room?: 'calendar' | 'subscribe'
  head?: Child
  /** The page's own address without filters, for search engines and previews. */
  canonical?: string
}

/** A public page in its frame, as HTML. */
export async function publicHtml(c: AppContext, frame: Frame, children: Child): Promise<string> {
  const m = c.get('m')
  const { ward, room, title = frame.heading } = frame
  const fullTitle = `${title} · ${ward ? `${m.wardKinds[ward.kind]} ${ward.name}` : m.product}`
  const page = (
    <PublicPage
      lang={c.get('language')}
      title={fullTitle}
      description={frame.description}
      province={frame.province ?? (ward ? wardLine(m, ward) : undefined)}
      heading={frame.heading}
      subheading={frame.subheading}
      hotline={{ number: '111', title: m.hotlineName, note: m.hotlineNote }}
      nav={ward ? wardNav(c, ward, room) : []}
      navLabel={m.public.nav}
      languageLink={otherLanguage(c, frame.canonical)}
      aside={frame.aside}
      footer={
        <>
          {ward ? <a href={link(c, `/w/${ward.slug}/privacy`)}>{m.rights.privacyNav}</a> : null} {ward ? '· ' : ''}
          <a href="/staff">{m.public.staff}</a>
        </>
      }
      head={
        <>
          <Preview c={c} title={fullTitle} frame={frame} />
          {frame.head}
        </>
      }
      skipText={m.skip}
    >
      {children}
    </PublicPage>
  )
  return String(await page.toString())
}

/** What Zalo and Facebook show of a link. */
function Preview({ c, title, frame }: { c: AppContext; title: string; frame: Frame }) {
  const { canonical, description } = frame
  return (
    <>
      {canonical ? <link rel="canonical" href={`${baseUrl(c)}${canonical}`} /> : null}
      <meta property="og:title" content={title} />
      {description ? <meta property="og:description" content={description} /> : null}
      {canonical ? <meta property="og:url" content={`${baseUrl(c)}${canonical}`} /> : null}
      <meta property="og:image" content={`${baseUrl(c)}/assets/share.png?v=${ASSETS_VERSION}`} />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta name="twitter:card" content="summary_large_image" />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={c.get('m').product} />
      <meta property="og:locale" content={c.get('language') === 'en' ? 'en_GB' : 'vi_VN'} />
    </>
  )
}

/** Answers with a page that is the same for everyone and that caches may keep for a minute. */
export async function sendPublic(c: AppContext, html: string, wardId: string | null): Promise<Response> {
  return answerPublicly(
    c,
    {
      etag: await etagOfBody(html),
      contentType: 'text/html; charset=utf-8',
      maxAge: MAX_AGE,
      tags: [wardId ? `ward-${wardId}` : 'wards'],
    },
    html,
  )
}

/** Whom else to call: the ward's own contacts beside 111. */
export function HotlinesCard({ m, hotlines }: { m: Messages; hotlines: PublicHotline[] }) {
  const local = hotlines.filter(({ phone }) => phone !== '111')
  if (!local.length) return null
  return (
    <Card>
      <CardTitle>{m.public.hotlines}</CardTitle>
      <List>
        {local.map(({ name, phone, note }) => (
          <ListRow
            title={name}
            detail={note}
            aside={
              <ButtonLink tone="secondary" small icon="phone" href={`tel:${phone}`}>
                {writtenPhone(phone)}
              </ButtonLink>
            }
          />
        ))}
      </List>
    </Card>
  )
}
