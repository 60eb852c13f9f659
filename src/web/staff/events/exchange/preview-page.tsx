import type { ShownImport } from '../../../../events/get-import'
import type { JudgedRow } from '../../../../events/judge-rows'
import type { AppContext } from '../../../../http/env'
import type { Messages } from '../../../../messages'
import { Button, ButtonLink, ButtonRow } from '../../../design/button'
import { FilterChips } from '../../../design/chips'
import { EmptyState } from '../../../design/empty-state'
import { ErrorSummary } from '../../../design/error-summary'
import { CheckboxField } from '../../../design/fields'
import { Notice } from '../../../design/notice'
import { StatRow, StatTile } from '../../../design/stat'
import { DataTable } from '../../../design/table'
import { StatusTag } from '../../../design/tag'
import { errorList, type Form, freshForm, valuesOf } from '../../../form'
import { staffPage } from '../../frame'
import { columnName, reasonText, rowTones, rowWhen, rowWhere, titleOf, writtenIn } from './row-words'

const statuses = ['new', 'changed', 'unchanged', 'conflict', 'error'] as const
const isBad = ({ status }: JudgedRow) => status === 'error' || status === 'conflict'

/** What would become of each row of a file, and the button that brings the good ones in. */
export function previewPage(c: AppContext, shown: ShownImport, form: Form = freshForm()) {
  const m = c.get('m')
  const t = m.plans
  const show = c.req.query('show')
  const count = (status: JudgedRow['status']) => shown.rows.filter(row => row.status === status).length
  const rows = shown.rows.filter(row =>
    show === 'bad' ? isBad(row) : show === 'changed' ? row.status === 'changed' : true,
  )
  const at = `/staff/events/imports/${shown.id}`
  return staffPage(
    c,
    { room: 'events', title: t.previewTitle, subheading: shown.fileName },
    <div class="stack">
      <ErrorSummary title={m.errorSummary} errors={errorList(form)} />
      <StatRow>
        {statuses
          .filter(status => status !== 'changed' || count('changed'))
          .map(status => (
            <StatTile label={t.counts[status]} value={m.number(count(status))} tone={rowTones[status]} />
          ))}
      </StatRow>
      <FilterChips
        label={t.filter}
        chips={[
          { href: at, label: t.allRows, current: !show, count: shown.rows.length },
          { href: `${at}?show=bad`, label: t.onlyBad, current: show === 'bad', count: shown.rows.filter(isBad).length },
          ...(count('changed')
            ? [
                {
                  href: `${at}?show=changed`,
                  label: t.onlyChanged,
                  current: show === 'changed',
                  count: count('changed'),
                },
              ]
            : []),
        ]}
      />
      <form method="post" action={`${at}/confirmation`} class="stack">
        <Confirm
          m={m}
          news={count('new')}
          changed={count('changed')}
          same={count('unchanged') === shown.rows.length}
          all={valuesOf(form, 'updateAll').length > 0}
        />
        {rows.length ? <Rows m={m} rows={rows} ticked={valuesOf(form, 'update')} /> : <EmptyState title={t.noneLeft} />}
      </form>
    </div>,
  )
}

type ConfirmProps = { m: Messages; news: number; changed: number; same: boolean; all: boolean }

function Confirm({ m, news, changed, same, all }: ConfirmProps) {
  const t = m.plans
  const again = (
    <ButtonLink tone="quiet" href="/staff/events/import">
      {t.again}
    </ButtonLink>
  )
  if (news + changed === 0)
    return (
      <Notice tone={same ? 'success' : 'warning'} title={same ? t.allThere : t.nothing} actions={again}>
        {same ? null : t.nothingWhat}
      </Notice>
    )
  const label = news ? (changed ? t.confirmBoth : t.confirm)(m.number(news)) : t.confirmUpdates
  return (
    <div>
      {changed > 1 ? <CheckboxField name="updateAll" label={t.updateAll(m.number(changed))} checked={all} /> : null}
      <ButtonRow>
        <Button>{label}</Button>
        {again}
      </ButtonRow>
      <p class="soft import-note">{t.confirmWhat}</p>
    </div>
  )
}

function Rows({ m, rows, ticked }: { m: Messages; rows: JudgedRow[]; ticked: string[] }) {
  const t = m.plans
  return (
    <DataTable
      caption={t.rows}
      hideCaption
      columns={[
        { key: 'event', label: t.event },
        { key: 'line', label: t.line, align: 'right' },
        { key: 'when', label: t.when },
        { key: 'where', label: t.where },
        { key: 'result', label: t.result },
      ]}
      rows={rows.map(row => ({
        event: titleOf(m, row),
        line: String(row.row.line),
        when: (
          <>
            {rowWhen(m, row)}
            {row.plan && row.plan.slots.length > 1 ? (
              <span class="soft"> · {t.meetings(row.plan.slots.length)}</span>
            ) : null}
          </>
        ),
        where: rowWhere(m, row),
        result: <Result m={m} row={row} ticked={ticked.includes(String(row.row.line))} />,
      }))}
    />
  )
}

function Result({ m, row, ticked }: { m: Messages; row: JudgedRow; ticked: boolean }) {
  const t = m.plans
  return (
    <div class="import-result">
      <StatusTag tone={rowTones[row.status]} label={t.statuses[row.status]} />
      {row.reasons.length ? (
        <ul>
          {row.reasons.map(one => {
            const written = writtenIn(row, one)
            return (
              <li>
                {reasonText(m, one)} {written ? <span class="soft">{t.written(written)}</span> : null}
              </li>
            )
          })}
        </ul>
      ) : null}
      {row.status === 'changed' ? (
        <>
          <p class="soft">{t.differs(row.differs.map(field => columnName(m, field)).join(', '))}</p>
          <label class="choice">
            <input type="checkbox" name="update" value={String(row.row.line)} checked={ticked} />
            <span>{t.update}</span>
          </label>
        </>
      ) : null}
      {row.known ? (
        <a class="import-open" href={`/staff/events/${row.known.event.id}`}>
          {t.openEvent}
        </a>
      ) : null}
    </div>
  )
}
