import { Hono } from 'hono'
import type { AppEnv } from '../../http/env'
import { listWards } from '../../publications/find-ward'
import { writtenDate } from '../../shared/dates'
import { CardTitle } from '../design/card'
import { EmptyState } from '../design/empty-state'
import { List, ListRow } from '../design/list'
import { link, publicHtml, sendPublic, wardLine } from './frame'

/** The first page: which ward is yours? */
export const wardsPages = new Hono<AppEnv>()

wardsPages.get('/', async c => {
  const m = c.get('m')
  const wards = await listWards(c.get('services').db)
  const html = await publicHtml(
    c,
    {
      heading: m.public.wardsTitle,
      province: m.product,
      subheading: m.public.wardsIntro,
      description: m.tagline,
      canonical: '/',
    },
    wards.length ? (
      <>
        <CardTitle>{m.public.wardsList}</CardTitle>
        <List label={m.public.wardsList}>
          {wards.map(ward => (
            <ListRow
              href={link(c, `/w/${ward.slug}`)}
              title={wardLine(m, ward)}
              detail={`${ward.seasonName}, ${m.public.season(writtenDate(ward.seasonFrom), writtenDate(ward.seasonTo))}`}
            />
          ))}
        </List>
      </>
    ) : (
      <EmptyState title={m.public.noWards}>{m.public.noWardsHint}</EmptyState>
    ),
  )
  return sendPublic(c, html, null)
})
