import { type AppContext, personalContext } from '../../http/env'
import { ageOf } from '../../people/ages'
import { listChildren } from '../../people/list-children'
import { ButtonLink } from '../design/button'
import { Card } from '../design/card'
import { FilterChips } from '../design/chips'
import { EmptyState } from '../design/empty-state'
import { List, ListRow } from '../design/list'
import { Pagination } from '../design/pagination'
import { SearchForm, Toolbar } from '../design/toolbar'
import { RegisterProgress } from './children/progress'
import { groupsInReach } from './children-groups'
import { staffPage } from './frame'

type Group = { id: string; name: string }
const lacking = ['no_consent', 'no_phone'] as const
type Lacking = (typeof lacking)[number]
type Listed = Awaited<ReturnType<typeof listChildren>>

/** What is done with the register as a whole. */
function Tools({ c }: { c: AppContext }) {
  const m = c.get('m')
  const t = m.register
  return (
    <>
      <ButtonLink href="/staff/children/import" tone="secondary" icon="upload">
        {t.toImport}
      </ButtonLink>
      <ButtonLink href="/staff/children/duplicates" tone="secondary">
        {t.toDuplicates}
      </ButtonLink>
      <ButtonLink href="/staff/census" tone="secondary">
        {m.census.title}
      </ButtonLink>
    </>
  )
}

/** The children of one group; whoever may see several groups chooses one first. */
export async function childrenListPage(c: AppContext, asked: string, q = '') {
  const t = c.get('m').people
  const groups = await groupsInReach(c)
  const group = groups.find(({ id }) => id === (c.get('actor').groupId ?? asked))
  if (!group) return chooseGroupPage(c, groups)
  const only = lacking.find(name => name === c.req.query('only'))
  const list = await listChildren(personalContext(c), {
    groupId: group.id,
    q,
    only,
    page: q ? 1 : (c.req.query('page') ?? 1),
  })
  return staffPage(
    c,
    {
      room: 'children',
      title: t.childrenOf(group.name),
      subheading: t.childCount(list.total),
      actions: (
        <>
          {groups.length > 1 ? (
            <ButtonLink href="/staff/children" tone="quiet">
              {t.chooseGroup}
            </ButtonLink>
          ) : (
            <Tools c={c} />
          )}
          <ButtonLink href={`/staff/children/new?group=${group.id}`} icon="plus">
            {t.addChild}
          </ButtonLink>
        </>
      ),
    },
    <ListOfGroup c={c} group={group} list={list} q={q} only={only} />,
  )
}

function chooseGroupPage(c: AppContext, groups: Group[]) {
  const { nav, people: t } = c.get('m')
  return staffPage(
    c,
    { room: 'children', title: nav.children, subheading: t.chooseGroupWhy, actions: <Tools c={c} /> },
    <RegisterProgress c={c} groups={groups} />,
  )
}

type Shown = { c: AppContext; group: Group; list: Listed; q: string; only?: Lacking }

function ListOfGroup({ c, group, list, q, only }: Shown) {
  const m = c.get('m')
  const t = m.people
  if (!list.total && !q && !only)
    return (
      <EmptyState
        title={t.noChildren}
        actions={
          <ButtonLink href={`/staff/children/import?group=${group.id}`} tone="secondary" icon="upload">
            {m.register.toImport}
          </ButtonLink>
        }
      >
        {t.noChildrenHint}
      </EmptyState>
    )
  return (
    <Card>
      <Toolbar label={m.search}>
        <SearchForm
          method="post"
          action="/staff/children/search"
          value={q}
          label={t.searchChild}
          placeholder={t.searchChild}
          buttonText={m.search}
          keep={{ group: group.id }}
        />
      </Toolbar>
      <FilterChips
        label={m.register.filter}
        chips={[
          { href: `/staff/children?group=${group.id}`, label: m.register.all, current: !only && !q },
          ...lacking.map(name => ({
            href: `/staff/children?group=${group.id}&only=${name}`,
            label: name === 'no_phone' ? m.register.noPhone : m.register.noConsent,
            current: only === name,
          })),
        ]}
      />
      {list.items.length ? (
        <List label={t.childrenOf(group.name)} dense>
          {list.items.map(child => (
            <ListRow
              title={child.name}
              href={`/staff/children/${child.id}`}
              detail={[
                t.yearsOld(ageOf(child.birthYear, c.get('now'))),
                t.genders[child.gender],
                child.hasPhone ? '' : t.noPhone,
                child.hasConsent ? '' : m.register.noConsentOf,
              ]
                .filter(Boolean)
                .join(' · ')}
            />
          ))}
        </List>
      ) : (
        <EmptyState title={t.noneFound}>{t.noneFoundHint}</EmptyState>
      )}
      {!q && list.pages > 1 ? <Pages c={c} group={group} list={list} only={only} /> : null}
    </Card>
  )
}

function Pages({ c, group, list: { page, pages }, only }: Omit<Shown, 'q'>) {
  const t = c.get('m').people
  const at = (to: number) => `/staff/children?group=${group.id}${only ? `&only=${only}` : ''}&page=${to}`
  return (
    <Pagination
      label={t.pages}
      status={t.pageOf(page, pages)}
      previous={page > 1 ? { href: at(page - 1), label: t.previousPage } : undefined}
      next={page < pages ? { href: at(page + 1), label: t.nextPage } : undefined}
    />
  )
}
