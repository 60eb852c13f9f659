import type { Child } from 'hono/jsx'
import type { AppContext } from '../../http/env'
import type { PublicWard } from '../../publications/find-ward'
import { wallDate, writtenDate } from '../../shared/dates'
import { PublicPage } from '../design/public-page'
import { wardLine, wardNav } from './frame'

/** A page for one family: no search engine keeps it, and its title names nobody. */
export const familyFrame = (
  c: AppContext,
  ward: PublicWard,
  page: { heading: string; subheading?: Child; aside?: Child },
  children: Child,
) => {
  const m = c.get('m')
  return c.html(
    <PublicPage
      lang={c.get('language')}
      title={`${page.heading} · ${m.product}`}
      province={wardLine(m, ward)}
      {...page}
      hotline={{ number: '111', title: m.hotlineName, note: m.hotlineNote }}
      nav={wardNav(c, ward)}
      navLabel={m.public.nav}
      head={<meta name="robots" content="noindex, nofollow" />}
      skipText={m.skip}
    >
      {children}
    </PublicPage>,
  )
}

/** `dd/mm/yyyy` of an instant. */
export const dayOf = (at: number): string => writtenDate(wallDate(at))
