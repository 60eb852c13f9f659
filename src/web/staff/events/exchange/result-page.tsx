import type { ShownImport } from '../../../../events/get-import'
import type { ImportResult } from '../../../../events/import-rows'
import { nameEvents } from '../../../../events/name-events'
import { leftWorkbook } from '../../../../exchange/left-workbook'
import { type AppContext, verbContext } from '../../../../http/env'
import type { Messages } from '../../../../messages'
import { ButtonLink, ButtonRow } from '../../../design/button'
import { Card, CardTitle } from '../../../design/card'
import { EmptyState } from '../../../design/empty-state'
import { ErrorSummary } from '../../../design/error-summary'
import { List, ListRow } from '../../../design/list'
import { StatRow, StatTile } from '../../../design/stat'
import { errorList, type Form, freshForm } from '../../../form'
import { staffPage } from '../../frame'
import { outcomeNotices } from '../outcome'
import { SendDrafts } from '../send-drafts'
import { reasonText } from './row-words'
import { sendWorkbook } from './xlsx'

/** What came of an import; why nothing can come of it any more. */
export async function resultPage(c: AppContext, shown: ShownImport, form: Form = freshForm()) {
  const m = c.get('m')
  const { made = [], updated = [] } = shown.result ?? {}
  const brought = [...made, ...updated].map(one => one.id)
  const [named, outcomes] = await Promise.all([nameEvents(verbContext(c), brought), outcomeNotices(c)])
  const drafts = named.filter(one => one.status === 'draft')
  const t = m.plans
  const again = <ButtonLink href="/staff/events/import">{t.again}</ButtonLink>
  const title = shown.result ? t.doneTitle : shown.state === 'begun' ? t.begun : t.expired
  return staffPage(
    c,
    { room: 'events', title, subheading: shown.fileName, notice: outcomes },
    <div class="stack">
      <ErrorSummary title={m.errorSummary} errors={errorList(form)} />
      {shown.result ? (
        <Done m={m} id={shown.id} result={shown.result} drafts={drafts} />
      ) : (
        <EmptyState title={title} actions={again}>
          {shown.state === 'begun' ? t.begunWhat : m.errors.import_expired()}
        </EmptyState>
      )}
    </div>,
  )
}

type DoneProps = { m: Messages; id: string; result: ImportResult; drafts: { id: string; version: number }[] }

function Done({ m, id, result, drafts }: DoneProps) {
  const t = m.plans
  const { made, updated, unchanged, left } = result
  return (
    <>
      <StatRow>
        <StatTile label={t.made} value={m.number(made.length)} />
        <StatTile label={t.updated} value={m.number(updated.length)} />
        <StatTile label={t.kept} value={m.number(unchanged.length)} />
        <StatTile label={t.left} value={m.number(left.length)} />
      </StatRow>
      {drafts.length ? (
        <SendDrafts m={m} drafts={drafts} back={`/staff/events/imports/${id}`} label={m.events.sending.imported} />
      ) : null}
      <ButtonRow>
        <ButtonLink tone={drafts.length ? 'secondary' : 'primary'} href="/staff/events?view=list">
          {t.toEvents}
        </ButtonLink>
        <ButtonLink tone="quiet" href="/staff/events/import">
          {t.again}
        </ButtonLink>
      </ButtonRow>
      {left.length ? (
        <Card>
          <CardTitle note={t.leftWhat}>{t.leftList}</CardTitle>
          <ButtonLink tone="secondary" icon="download" href={`/staff/events/imports/${id}/left-out.xlsx`} download>
            {t.leftFile}
          </ButtonLink>
          <List label={t.leftList}>
            {left.map(({ line, title, reasons }) => (
              <ListRow
                title={`${t.line} ${line}: ${title || t.unreadable}`}
                detail={
                  <ul class="import-reasons">
                    {reasons.map(one => (
                      <li>{reasonText(m, one)}</li>
                    ))}
                  </ul>
                }
              />
            ))}
          </List>
        </Card>
      ) : null}
      <Events title={t.madeList} events={made} />
      <Events title={t.updatedList} events={updated} />
    </>
  )
}

const Events = ({ title, events }: { title: string; events: ImportResult['made'] }) =>
  events.length ? (
    <Card>
      <CardTitle>{title}</CardTitle>
      <List label={title} dense>
        {events.map(one => (
          <ListRow title={one.title} href={`/staff/events/${one.id}`} />
        ))}
      </List>
    </Card>
  ) : null

/** The rows left out, for Excel. */
export function leftOut(c: AppContext, { left, result, calendar }: ShownImport): Response {
  const m = c.get('m')
  const rows = left.map(row => ({
    row,
    reasons: (result?.left.find(one => one.line === row.line)?.reasons ?? []).map(one => reasonText(m, one)),
  }))
  return sendWorkbook(c, m.plans.files.left, leftWorkbook(m, rows, calendar))
}
