import { Hono } from 'hono'
import { listPublicCampaigns } from '../../campaigns/get-public-campaign'
import type { AppContext, AppEnv } from '../../http/env'
import type { PublicWard } from '../../publications/find-ward'
import { listHotlines } from '../../publications/list-hotlines'
import { listGroups, type PublicPlace } from '../../publications/list-places'
import { listPublications } from '../../publications/list-publications'
import { addDays, instantOf, isDate, mondayOf, shortDate, wallDate, writtenDate } from '../../shared/dates'
import { cleanLine } from '../../shared/text'
import { ButtonLink } from '../design/button'
import { CardTitle } from '../design/card'
import { FilterChips } from '../design/chips'
import { EmptyState } from '../design/empty-state'
import { Pagination } from '../design/pagination'
import { SearchForm, Toolbar } from '../design/toolbar'
import { Days } from './event-cards'
import { link, publicHtml, sendPublic, wardOf } from './frame'
import { WardAside } from './ward-aside'
import { comingOf, type Day, type Entry, entriesOf, nearestDay, neighbours, weekOf } from './week'

/** A ward's week, for residents. */
export const wardPages = new Hono<AppEnv>()

const categories = ['culture', 'sports', 'digital_skills', 'online_safety'] as const

wardPages.get('/w/:ward', async c => {
  const ward = await wardOf(c)
  const { db } = c.get('services')
  const today = wallDate(c.get('now'))
  const week = readWeek(c, today)
  const first = [week, ward.seasonFrom, today].sort()[0]!
  const [groups, hotlines, campaigns, publications] = await Promise.all([
    listGroups(db, ward.id, today),
    listHotlines(db, ward.id),
    listPublicCampaigns(db, ward.id),
    listPublications(db, { wardId: ward.id, from: instantOf(first), to: instantOf(addDays(today, 400)) }),
  ])
  const asked = readChoice(c, groups)
  const entries = entriesOf(publications, { ...asked, groupId: asked.group?.id })
  const planned = publications.filter(({ status }) => status === 'published').length
  const m = c.get('m')
  const html = await publicHtml(
    c,
    {
      ward,
      room: 'calendar',
      province: m.public.province(ward.provinceName),
      heading: m.public.heading(ward.seasonName, m.public.wardKinds[ward.kind], ward.name),
      subheading: m.public.summary(planned, shortDate(ward.seasonFrom), writtenDate(ward.seasonTo)),
      description: m.public.summary(planned, shortDate(ward.seasonFrom), writtenDate(ward.seasonTo)),
      title: m.public.calendar,
      canonical: `/w/${ward.slug}`,
      head: <FeedLinks ward={ward} />,
      aside: (
        <WardAside
          c={c}
          ward={ward}
          group={asked.group}
          groups={groups}
          hotlines={hotlines}
          campaigns={campaigns.filter(campaign => campaign.endsOn >= today)}
          days={asked.query ? [] : weekOf(entries, week)}
        />
      ),
    },
    asked.query ? <Found {...{ c, ward, asked, entries }} /> : <Week {...{ c, ward, asked, entries, week, today }} />,
  )
  return sendPublic(c, html, ward.id)
})

type Asked = { category?: string; group?: PublicPlace; query: string }

/** The Monday of the week asked for; this week's where it is no date. */
function readWeek(c: AppContext, today: string): string {
  const asked = c.req.query('week') ?? ''
  return mondayOf(isDate(asked) ? asked : today)
}

function readChoice(c: AppContext, groups: PublicPlace[]): Asked {
  const category = categories.find(name => name === c.req.query('t')?.replaceAll('-', '_'))
  const group = groups.find(({ slug }) => slug === c.req.query('g'))
  return { category, group, query: cleanLine((c.req.query('q') ?? '').slice(0, 80)) }
}

/** The choice as parameters of an address. */
const kept = ({ category, group, query }: Asked) => ({ t: category, g: group?.slug, q: query })

type Part = { c: AppContext; ward: PublicWard; asked: Asked; entries: Entry[] }

function Week({ c, ward, asked, entries, week, today }: Part & { week: string; today: string }) {
  const m = c.get('m')
  const path = `/w/${ward.slug}`
  const days = weekOf(entries, week)
  const last = addDays(week, 6)
  const { previous, next } = neighbours(entries, week)
  const to = (monday: string | null) => (monday ? link(c, path, { ...kept(asked), week: monday }) : '')
  return (
    <>
      <CardTitle aside={m.public.range(shortDate(week), shortDate(last))}>{titleOf(c, week, today)}</CardTitle>
      <Filters c={c} ward={ward} asked={asked} week={week === mondayOf(today) ? null : week} />
      {days.length ? <Days c={c} ward={ward} days={days} /> : <NothingOn {...{ c, ward, asked, entries, week }} />}
      <Pagination
        label={m.public.weeks}
        previous={previous ? { href: to(previous), label: m.public.weekOf(shortDate(previous)) } : undefined}
        next={next ? { href: to(next), label: m.public.weekOf(shortDate(next)) } : undefined}
      />
    </>
  )
}

function titleOf(c: AppContext, week: string, today: string): string {
  const m = c.get('m').public
  const current = mondayOf(today)
  if (week === current) return m.thisWeek
  if (week === addDays(current, 7)) return m.nextWeek
  return week === addDays(current, -7) ? m.lastWeek : m.weekOf(writtenDate(week))
}

function Filters({ c, ward, asked, week }: { c: AppContext; ward: PublicWard; asked: Asked; week: string | null }) {
  const m = c.get('m')
  const path = `/w/${ward.slug}`
  const chip = (category?: (typeof categories)[number]) => ({
    href: link(c, path, { ...kept(asked), t: category, week }),
    label: category ? m.categories[category] : m.all,
    category,
    current: asked.category === category,
  })
  const keep = Object.entries({ ...kept(asked), q: '', lang: c.get('language') === 'en' ? 'en' : '' })
  return (
    <>
      <FilterChips label={m.public.filter} chips={[chip(), ...categories.map(chip)]} />
      <Toolbar label={m.search}>
        <SearchForm
          action={path}
          value={asked.query}
          label={m.public.searchLabel}
          placeholder={m.public.searchPlaceholder}
          buttonText={m.search}
          keep={Object.fromEntries(keep.filter((pair): pair is [string, string] => Boolean(pair[1])))}
        />
      </Toolbar>
    </>
  )
}

function Found({ c, ward, asked, entries }: Part) {
  const m = c.get('m')
  const days: Day[] = comingOf(entries, c.get('now'))
  const count = days.reduce((sum, day) => sum + day.entries.length, 0)
  return (
    <>
      <CardTitle>{m.public.found(asked.query, count)}</CardTitle>
      <Filters c={c} ward={ward} asked={asked} week={null} />
      {days.length ? (
        <Days c={c} ward={ward} days={days} />
      ) : (
        <EmptyState
          level={3}
          title={m.public.emptyFilter}
          actions={<ButtonLink href={link(c, `/w/${ward.slug}`)}>{m.public.backToWeek}</ButtonLink>}
        >
          {m.public.notFoundHint}
        </EmptyState>
      )}
    </>
  )
}

function NothingOn({ c, ward, asked, entries, week }: Part & { week: string }) {
  const m = c.get('m')
  const path = `/w/${ward.slug}`
  const day = nearestDay(entries, week)
  const filtered = Boolean(asked.category || asked.group)
  return (
    <EmptyState
      level={3}
      title={filtered ? m.public.emptyFilter : m.public.emptyWeek}
      actions={
        <>
          {day ? (
            <ButtonLink href={link(c, path, { ...kept(asked), week: mondayOf(day) })}>
              {m.public.jump(shortDate(mondayOf(day)))}
            </ButtonLink>
          ) : null}
          {filtered ? (
            <ButtonLink tone="secondary" href={link(c, path, { week })}>
              {m.public.clearFilters}
            </ButtonLink>
          ) : null}
        </>
      }
    >
      {day ? m.public.emptyNext(writtenDate(day)) : m.public.emptyNone}
    </EmptyState>
  )
}

/** Lets browsers and readers find the feeds by themselves. */
function FeedLinks({ ward }: { ward: PublicWard }) {
  const home = `/w/${ward.slug}`
  return (
    <>
      <link rel="alternate" type="text/calendar" href={`${home}/calendar.ics`} />
      <link rel="alternate" type="application/rss+xml" href={`${home}/feed.rss`} />
      <link rel="alternate" type="application/feed+json" href={`${home}/feed.json`} />
    </>
  )
}
