import { Hono } from 'hono'
import { type AppContext, type AppEnv, verbContext } from '../../http/env'
import { listGroups } from '../../places/list-groups'
import { listOrganizations } from '../../places/list-organizations'
import { listVenues } from '../../places/list-venues'
import { ButtonLink } from '../design/button'
import { Card } from '../design/card'
import { EmptyState } from '../design/empty-state'
import { SearchForm, Segments, Toolbar } from '../design/toolbar'
import { staffPage } from './frame'
import { almanacPages } from './places/almanac'
import { groupPages } from './places/groups'
import { organizationPages } from './places/organizations'
import { GroupTable, OrganizationTable, VenueTable } from './places/tables'
import { venuePages } from './places/venues'
import { wardPages } from './places/ward'

const tabs = ['organizations', 'groups', 'venues'] as const
type Tab = (typeof tabs)[number]
const rooms = { organizations: 'organization', groups: 'group', venues: 'venue' } as const

export const placesPages = new Hono<AppEnv>()

placesPages.get('/staff/places', async c => {
  const m = c.get('m')
  const t = m.places
  const q = c.req.query('q')?.slice(0, 100).trim() ?? ''
  const lists = await listAll(c, q)
  const tab = tabs.find(name => name === c.req.query('tab')) ?? 'organizations'
  const isAdmin = c.get('actor').role === 'admin'
  const count = lists[tab].length
  const add = isAdmin ? (
    <ButtonLink href={`/staff/places/${tab}/new`} icon="plus">
      {t[rooms[tab]].add}
    </ButtonLink>
  ) : null
  const plans = c.get('actor').role !== 'group_head'
  const almanac = plans ? (
    <ButtonLink href="/staff/places/almanac" tone="secondary">
      {m.almanac.title}
    </ButtonLink>
  ) : null
  const free =
    plans && tab === 'venues' ? (
      <ButtonLink href="/staff/events/free" tone="secondary">
        {m.freeSlots.title}
      </ButtonLink>
    ) : null
  const settings = isAdmin ? (
    <ButtonLink href="/staff/places/ward" tone="secondary">
      {t.wardSettings}
    </ButtonLink>
  ) : null
  const merger =
    isAdmin && tab === 'groups' && count > 1 ? (
      <ButtonLink href="/staff/places/groups/merger" tone="secondary">
        {m.register.mergeGroups}
      </ButtonLink>
    ) : null
  return staffPage(
    c,
    {
      room: 'places',
      title: t.title,
      subheading: t.count(count),
      actions: (
        <>
          {free}
          {merger}
          {almanac}
          {settings}
          {count || q ? add : null}
        </>
      ),
    },
    <>
      <Toolbar>
        <Segments
          label={t.title}
          items={tabs.map(name => ({
            href: `/staff/places?${new URLSearchParams(q ? { tab: name, q } : { tab: name })}`,
            // What is looked for may stand under another heading.
            label: q ? `${t.tabs[name]} (${m.number(lists[name].length)})` : t.tabs[name],
            current: name === tab,
          }))}
        />
        <SearchForm
          action="/staff/places"
          label={t.searchLabel}
          buttonText={m.search}
          placeholder={t.searchHint}
          value={q}
          keep={{ tab }}
        />
      </Toolbar>
      <Card>
        {count ? (
          <TableOf c={c} tab={tab} lists={lists} isAdmin={isAdmin} />
        ) : q ? (
          <EmptyState
            title={t.nothingFound(q)}
            actions={
              <ButtonLink href={`/staff/places?tab=${tab}`} tone="secondary">
                {t.showAll}
              </ButtonLink>
            }
          >
            {t.nothingFoundNote}
          </EmptyState>
        ) : (
          <EmptyState title={t[rooms[tab]].empty} actions={add}>
            {t[rooms[tab]].emptyNote}
          </EmptyState>
        )}
      </Card>
    </>,
  )
})

for (const pages of [organizationPages, groupPages, venuePages, wardPages, almanacPages]) placesPages.route('/', pages)

async function listAll(c: AppContext, q: string) {
  const context = verbContext(c)
  const [organizations, groups, venues] = await Promise.all([
    listOrganizations(context, { q }),
    listGroups(context, { q }),
    listVenues(context, { q }),
  ])
  return { organizations, groups, venues }
}

type Shown = { c: AppContext; tab: Tab; lists: Awaited<ReturnType<typeof listAll>>; isAdmin: boolean }

function TableOf({ c, tab, lists: { organizations, groups, venues }, isAdmin }: Shown) {
  const m = c.get('m')
  if (tab === 'groups') return <GroupTable {...{ m, groups, isAdmin }} wardSlug={c.get('ward')?.slug ?? ''} />
  if (tab === 'venues') return <VenueTable {...{ m, venues, isAdmin }} />
  return <OrganizationTable {...{ m, organizations, isAdmin }} />
}
