import type { AppContext } from '../../../../http/env'
import type { Messages } from '../../../../messages'
import type { listReports } from '../../../../reports/list-reports'
import { periodKinds } from '../../../../reports/period'
import { Button, ButtonLink, ButtonRow } from '../../../design/button'
import { Card } from '../../../design/card'
import { EmptyState } from '../../../design/empty-state'
import { ErrorSummary } from '../../../design/error-summary'
import { DateField, Fieldset, RadioGroup, TextField } from '../../../design/fields'
import { OnlyIf } from '../../../design/only-if'
import { DataTable } from '../../../design/table'
import { StatusTag } from '../../../design/tag'
import { errorList, type Form, fieldsOf } from '../../../form'
import { staffPage } from '../../frame'
import { whenOf } from './paper'

type Listed = Awaited<ReturnType<typeof listReports>>[number]

export const ADDRESS = '/staff/reports/documents'

/** The ward's reports, the latest period first. */
export function listPage(c: AppContext, reports: Listed[]) {
  const m = c.get('m')
  const words = m.reportDocuments
  const begin = (
    <ButtonLink href={`${ADDRESS}/new`} icon="plus">
      {words.new}
    </ButtonLink>
  )
  return staffPage(
    c,
    {
      room: 'reports',
      title: words.title,
      subheading: words.subtitle,
      actions: (
        <>
          <ButtonLink href="/staff/reports" tone="quiet">
            {words.back}
          </ButtonLink>
          {reports.length ? begin : null}
        </>
      ),
    },
    <Card>
      {reports.length ? (
        <DataTable
          caption={words.title}
          hideCaption
          columns={[
            { key: 'title', label: words.columns.title },
            { key: 'state', label: words.columns.state },
            { key: 'changed', label: words.columns.changed },
          ]}
          rows={reports.map(report => ({
            muted: report.superseded,
            cells: {
              title: <a href={`${ADDRESS}/${report.id}`}>{report.title}</a>,
              state: (
                <>
                  {stateOf(m, report)} {report.supersedesId ? <StatusTag tone="info" label={words.correction} /> : null}
                </>
              ),
              changed: whenOf(report.updatedAt),
            },
          }))}
        />
      ) : (
        <EmptyState title={words.empty} actions={begin}>
          {words.emptyHelp}
        </EmptyState>
      )}
    </Card>,
  )
}

export function stateOf(m: Messages, report: Pick<Listed, 'status' | 'superseded'>) {
  const { states } = m.reportDocuments
  if (report.status === 'draft') return <StatusTag draft label={states.draft} />
  return report.superseded ? (
    <StatusTag label={states.superseded} />
  ) : (
    <StatusTag tone="success" label={states.signed} />
  )
}

/** A new report: its period, and a title where the usual one does not do. */
export function newPage(c: AppContext, form: Form) {
  const m = c.get('m')
  const words = m.reportDocuments.form
  const field = fieldsOf(form, m.required)
  return staffPage(
    c,
    { room: 'reports', title: m.reportDocuments.new },
    <Card>
      <ErrorSummary title={m.errorSummary} errors={errorList(form)} />
      <form method="post" action={ADDRESS}>
        <RadioGroup
          {...field('period')}
          label={words.period}
          options={[...periodKinds, 'custom' as const].map(kind => ({ value: kind, label: words.periods[kind] }))}
          inline
        />
        <OnlyIf field="period" values={periodKinds.filter(kind => kind !== 'season')} sent>
          <DateField {...field('on')} label={words.on} hint={words.onHint} />
        </OnlyIf>
        <OnlyIf field="period" values={['custom']} sent>
          <Fieldset legend={words.periods.custom} hint={words.customHint} row>
            <DateField {...field('from')} label={words.from} />
            <DateField {...field('to')} label={words.to} />
          </Fieldset>
        </OnlyIf>
        <TextField {...field('title')} label={words.title} hint={words.titleHint} maxlength={200} />
        <ButtonRow>
          <Button>{words.create}</Button>
          <ButtonLink href={ADDRESS} tone="quiet">
            {m.cancel}
          </ButtonLink>
        </ButtonRow>
      </form>
    </Card>,
  )
}
