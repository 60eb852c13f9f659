import { Hono } from 'hono'
import { listPublicCampaigns } from '../../campaigns/get-public-campaign'
import type { AppContext, AppEnv } from '../../http/env'
import type { PublicWard } from '../../publications/find-ward'
import { listHotlines } from '../../publications/list-hotlines'
import { findGroup, listGroups } from '../../publications/list-places'
import { listPublications } from '../../publications/list-publications'
import { statusOf } from '../../publications/meeting-status'
import { addDays, instantOf, isDate, mondayOf, shortDate, wallDate, writtenDate } from '../../shared/dates'
import { ButtonLink } from '../design/button'
import { CardTitle } from '../design/card'
import { EmptyState } from '../design/empty-state'
import { Pagination } from '../design/pagination'
import { Days } from './event-cards'
import { link, publicHtml, sendPublic, wardOf } from './frame'
import { WardAside } from './ward-aside'
import { type Asked, kept, readChoice, WardFilters } from './ward-filters'
import { comingOf, type Day, type Entry, entriesOf, nearestDay, neighbours, splitAt, weekOf } from './week'

/** A ward's week, for residents. */
export const wardPages = new Hono<AppEnv>()

wardPages.get('/w/:ward', async c => {
  const ward = await wardOf(c)
  const { db } = c.get('services')
  const today = wallDate(c.get('now'))
  const week = readWeek(c, today)
  const first = [week, ward.seasonFrom, today].sort()[0]!
  const slug = c.req.query('g')
  const [named, groups, hotlines, campaigns, publications] = await Promise.all([
    slug ? findGroup(db, ward.id, slug) : undefined,
    listGroups(db, ward.id, today),
    listHotlines(db, ward.id),
    listPublicCampaigns(db, ward.id),
    listPublications(db, { wardId: ward.id, from: instantOf(first), to: instantOf(addDays(today, 400)) }),
  ])
  const asked = readChoice(c, groups, named)
  const entries = entriesOf(publications, { ...asked, groupId: asked.group?.id })
  const planned = publications.filter(publication => statusOf(publication) === 'scheduled').length
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

/** The Monday of the week asked for; this week's where it is no date. */
function readWeek(c: AppContext, today: string): string {
  const asked = c.req.query('week') ?? ''
  return mondayOf(isDate(asked) ? asked : today)
}

type Part = { c: AppContext; ward: PublicWard; asked: Asked; entries: Entry[] }

function Week({ c, ward, asked, entries, week, today }: Part & { week: string; today: string }) {
  const m = c.get('m')
  const path = `/w/${ward.slug}`
  const days = weekOf(entries, week)
  const { over, coming } = week === mondayOf(today) ? splitAt(days, c.get('now')) : { over: [], coming: days }
  const last = addDays(week, 6)
  const { previous, next } = neighbours(entries, week)
  const relative = relativeTitle(c, week, today)
  const to = (monday: string | null) => (monday ? link(c, path, { ...kept(asked), week: monday }) : '')
  return (
    <>
      <CardTitle
        aside={relative ? m.public.range(shortDate(week), shortDate(last)) : undefined}
        note={
          asked.group ? <OneGroup c={c} ward={ward} asked={asked} name={asked.group.name} week={week} /> : undefined
        }
      >
        {relative ?? m.public.weekRange(shortDate(week), shortDate(last))}
      </CardTitle>
      <WardFilters c={c} ward={ward} asked={asked} week={week === mondayOf(today) ? null : week} />
      {over.length ? (
        <details class="past-days">
          <summary>{m.public.pastDays(over.reduce((sum, day) => sum + day.entries.length, 0))}</summary>
          <Days c={c} ward={ward} days={over} />
        </details>
      ) : null}
      {coming.length ? (
        <Days c={c} ward={ward} days={coming} />
      ) : (
        <NothingOn {...{ c, ward, asked, entries, week }} over={over.length > 0} />
      )}
      <Pagination
        label={m.public.weeks}
        previous={previous ? { href: to(previous), label: m.public.weekOf(shortDate(previous)) } : undefined}
        next={next ? { href: to(next), label: m.public.weekOf(shortDate(next)) } : undefined}
      />
    </>
  )
}

/** Says that only one residential group's events are shown, and how to see all. */
function OneGroup({ c, ward, asked, name, week }: Omit<Part, 'entries'> & { name: string; week: string }) {
  const m = c.get('m').public
  return (
    <>
      {m.onlyGroup(name)} <a href={link(c, `/w/${ward.slug}`, { ...kept(asked), g: null, week })}>{m.wholeCalendar}</a>
    </>
  )
}

/** What people call a week near this one. */
function relativeTitle(c: AppContext, week: string, today: string): string | undefined {
  const m = c.get('m').public
  const current = mondayOf(today)
  if (week === current) return m.thisWeek
  if (week === addDays(current, 7)) return m.nextWeek
  return week === addDays(current, -7) ? m.lastWeek : undefined
}

function Found({ c, ward, asked, entries }: Part) {
  const m = c.get('m')
  const days: Day[] = comingOf(entries, c.get('now'))
  const count = days.reduce((sum, day) => sum + day.entries.length, 0)
  return (
    <>
      <CardTitle>{m.public.found(asked.query, count)}</CardTitle>
      <WardFilters c={c} ward={ward} asked={asked} week={null} />
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

function NothingOn({ c, ward, asked, entries, week, over }: Part & { week: string; over: boolean }) {
  const m = c.get('m')
  const path = `/w/${ward.slug}`
  const day = nearestDay(entries, week)
  const filtered = Boolean(asked.category || asked.group)
  return (
    <EmptyState
      level={3}
      title={over ? m.public.emptyRest : filtered ? m.public.emptyFilter : m.public.emptyWeek}
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
