import { Hono } from 'hono'
import { type AppContext, type AppEnv, verbContext } from '../../http/env'
import { type Access, listAccesses } from '../../people/list-accesses'
import { Button, ButtonLink, ButtonRow } from '../design/button'
import { Card, CardTitle, Columns } from '../design/card'
import { EmptyState } from '../design/empty-state'
import { DateField, SelectField } from '../design/fields'
import { Notice } from '../design/notice'
import { DataTable } from '../design/table'
import { written } from './accounts/written'
import { staffPage } from './frame'

/** Who opened children's identities: by day, by person, or of one child. Nobody's name but the staff's is in it. */
export const accessLogPages = new Hono<AppEnv>()

accessLogPages.get('/staff/access-log', async c => {
  const m = c.get('m')
  const t = m.rights
  const { day, actorId, childId } = c.req.query()
  const { entries, people, more } = await listAccesses(verbContext(c), { day, actorId, childId })
  return staffPage(
    c,
    { room: 'settings', title: t.accessLog, subheading: childId ? t.accessOfChild : t.accessNote },
    <div class="stack">
      <Card>
        <form method="get" action="/staff/access-log">
          {childId ? <input type="hidden" name="childId" value={childId} /> : null}
          <div class="field-row">
            <DateField name="day" label={t.day} value={day} />
            <SelectField
              name="actorId"
              label={t.person}
              value={actorId}
              options={people.map(({ id, name }) => ({ value: id, label: name }))}
              emptyText={t.everyone}
            />
          </div>
          <ButtonRow>
            <Button tone="secondary">{t.filter}</Button>
            {day || actorId || childId ? (
              <ButtonLink href="/staff/access-log" tone="quiet">
                {t.clear}
              </ButtonLink>
            ) : null}
          </ButtonRow>
        </form>
      </Card>
      {more ? <Notice>{t.onlyLatest}</Notice> : null}
      <Columns wide>
        <Card>
          {entries.length ? <Entries c={c} entries={entries} /> : <EmptyState title={t.noAccesses} level={3} />}
        </Card>
        <Card>
          <CardTitle>{t.byPerson}</CardTitle>
          {people.length ? (
            <DataTable
              caption={t.byPerson}
              hideCaption
              dense
              columns={[
                { key: 'name', label: t.person },
                { key: 'openings', label: t.openings, align: 'right' },
                { key: 'identities', label: t.identities, align: 'right' },
              ]}
              rows={people.map(({ name, openings, identities }) => ({
                name,
                openings: m.number(openings),
                identities: m.number(identities),
              }))}
            />
          ) : (
            <p>{t.noneOf}</p>
          )}
        </Card>
      </Columns>
    </div>,
  )
})

function Entries({ c, entries }: { c: AppContext; entries: Access[] }) {
  const m = c.get('m')
  const t = m.rights
  const who = ({ actorName, actorKind, role }: Access) =>
    actorName ? [actorName, role && m.roles[role]].filter(Boolean).join(' · ') : (t.actorKinds[actorKind] ?? actorKind)
  return (
    <DataTable
      caption={t.accessLog}
      hideCaption
      dense
      columns={[
        { key: 'when', label: t.when },
        { key: 'who', label: t.who },
        { key: 'did', label: t.did },
        { key: 'where', label: t.forWhat },
        { key: 'count', label: t.howMany, align: 'right' },
      ]}
      rows={entries.map(entry => ({
        when: written(entry.at),
        who: who(entry),
        did: m.accounts.audit[entry.action] ?? entry.action,
        where: entry.subject ?? '',
        count: m.number(entry.count),
      }))}
    />
  )
}
