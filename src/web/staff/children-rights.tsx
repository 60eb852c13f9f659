import { Hono } from 'hono'
import { type AppContext, type AppEnv, personalContext } from '../../http/env'
import { readForm } from '../../http/read-body'
import { eraseChild } from '../../participation/erase-children'
import { type Extract, extractChild } from '../../participation/extract-child'
import { findChild } from '../../people/get-child'
import { office } from '../../shared/actor'
import { hasRole } from '../../shared/context'
import { rfc3339, wallDate, wallTime, writtenDate } from '../../shared/dates'
import { Invalid } from '../../shared/errors'
import { writtenPhone } from '../../shared/phone'
import { Button, ButtonLink, ButtonRow, PrintButton } from '../design/button'
import { Card, CardTitle } from '../design/card'
import { DefinitionList } from '../design/definition-list'
import { CheckboxField } from '../design/fields'
import { Fold } from '../design/fold'
import { DataTable } from '../design/table'
import { staffPage } from './frame'

/** A guardian's rights at the desk: the extract of all that is held, and erasure. */
export const childRightsPages = new Hono<AppEnv>()

const idOf = (c: AppContext) => c.req.param('child') ?? ''
const dayOf = (at: number) => writtenDate(wallDate(at))
const momentOf = (at: number) => `${wallTime(at)} ${dayOf(at)}`

childRightsPages.get('/staff/children/:child/extract', async c =>
  extractPage(c, await extractChild(personalContext(c), idOf(c))),
)

childRightsPages.get('/staff/children/:child/extract.json', async c => {
  const extract = await extractChild(personalContext(c), idOf(c))
  c.header('Content-Disposition', 'attachment; filename="ban-ghi.json"')
  const dated = (key: string, value: unknown) =>
    typeof value === 'number' && (key === 'at' || key.endsWith('At')) ? rfc3339(value) : value
  return c.body(JSON.stringify(extract, dated, 2), 200, { 'content-type': 'application/json; charset=utf-8' })
})

childRightsPages.post('/staff/children/:child/erasure', async c => {
  const context = personalContext(c)
  const { sure } = await readForm(c)
  const { groupId } = await findChild(context, idOf(c))
  if (!sure) throw new Invalid({ form: { code: 'erasure_unsure' } })
  await eraseChild(context, idOf(c), 'staff')
  return c.redirect(`/staff/children?group=${groupId}&done=removed`, 303)
})

/** For the child's page; nothing for group heads, who send families to the office. */
export function RightsCard({ c, childId }: { c: AppContext; childId: string }) {
  const t = c.get('m').rights
  const actor = c.get('actor')
  if (!hasRole(actor, ...office)) return null
  return (
    <Card>
      <CardTitle>{t.rights}</CardTitle>
      <ButtonRow>
        <ButtonLink href={`/staff/children/${childId}/extract`} tone="secondary" small>
          {t.extract}
        </ButtonLink>
        {actor.role === 'admin' ? (
          <ButtonLink href={`/staff/access-log?childId=${childId}`} tone="secondary" small>
            {t.whoOpened}
          </ButtonLink>
        ) : null}
      </ButtonRow>
      <Fold summary={t.erase} small danger>
        <form method="post" action={`/staff/children/${childId}/erasure`}>
          <p>{t.eraseWhat}</p>
          <CheckboxField name="sure" label={t.eraseSure} />
          <Button tone="danger" small>
            {t.eraseButton}
          </Button>
        </form>
      </Fold>
    </Card>
  )
}

function extractPage(c: AppContext, extract: Extract) {
  const m = c.get('m')
  const { rights: t, people: p } = m
  const { child } = extract
  const circumstances = [
    child.household === 'none' ? '' : p.households[child.household],
    child.specialCircumstances ? p.specialCircumstances : '',
    child.ethnicMinority ? p.ethnicMinority : '',
  ].filter(Boolean)
  const table = (title: string, labels: string[], rows: string[][]) => (
    <Card>
      <CardTitle>{title}</CardTitle>
      {rows.length ? (
        <DataTable
          caption={title}
          hideCaption
          dense
          columns={labels.map((label, index) => ({ key: String(index), label }))}
          rows={rows.map(cells => Object.fromEntries(cells.map((cell, index) => [String(index), cell])))}
        />
      ) : (
        <p>{t.noneOf}</p>
      )}
    </Card>
  )
  const role = (by: string) => m.roles[by as keyof typeof m.roles] ?? t.actorKinds[by] ?? by
  return staffPage(
    c,
    {
      room: 'children',
      title: t.extractTitle,
      subheading: t.extractNote(dayOf(extract.takenAt)),
      actions: (
        <>
          <PrintButton>{t.print}</PrintButton>
          <ButtonLink href={`/staff/children/${idOf(c)}/extract.json`} tone="secondary">
            {t.extractJson}
          </ButtonLink>
          <ButtonLink href={`/staff/children/${idOf(c)}`} tone="quiet">
            {m.back}
          </ButtonLink>
        </>
      ),
    },
    <div class="stack">
      <Card>
        <CardTitle>{child.name}</CardTitle>
        <DefinitionList
          items={[
            { term: p.birthYear, value: String(child.birthYear) },
            { term: p.gender, value: p.genders[child.gender] },
            { term: p.group, value: child.group },
            { term: p.phone, value: child.phone ? writtenPhone(child.phone) : p.noPhone },
            { term: t.circumstances, value: circumstances.join(', ') || t.noneOf },
            { term: t.recordedOn, value: dayOf(child.createdAt) },
          ]}
        />
      </Card>
      {table(
        t.guardians,
        [p.guardianName, p.relation, p.phone],
        extract.guardians.map(one => [one.name, p.relations[one.relation], one.phone ? writtenPhone(one.phone) : '–']),
      )}
      {table(
        t.consents,
        [t.purpose, t.method, t.when, t.state],
        extract.consents.map(one => [
          `${t.purposes[one.purpose]} (${one.textVersion})`,
          t.methods[one.method],
          dayOf(one.givenAt),
          one.withdrawnAt === null ? t.inForce : t.withdrawnOn(dayOf(one.withdrawnAt)),
        ]),
      )}
      {table(
        t.places,
        [p.event, t.when, t.state],
        extract.registrations.map(one => [one.title, dayOf(one.createdAt), p.statuses[one.status]]),
      )}
      {table(
        t.came,
        [p.event, t.when],
        extract.attendances.map(one => [one.title, momentOf(one.startsAt)]),
      )}
      {table(
        t.excused,
        [p.event, t.when],
        extract.excuses.map(one => [one.title, momentOf(one.startsAt)]),
      )}
      {table(
        t.history,
        [t.when, t.did],
        extract.changes.map(one => [momentOf(one.at), t.historyKinds[one.kind] ?? one.kind]),
      )}
      {table(
        t.asked,
        [t.kind, t.received, t.closedOn],
        extract.requests.map(one => [
          t.kinds[one.kind],
          dayOf(one.receivedAt),
          one.closedAt ? dayOf(one.closedAt) : '–',
        ]),
      )}
      {table(
        t.opened,
        [t.when, t.who, t.did],
        extract.accesses.map(one => [momentOf(one.at), role(one.by), m.accounts.audit[one.action] ?? one.action]),
      )}
    </div>,
  )
}
