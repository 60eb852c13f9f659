import type { Child } from 'hono/jsx'
import { type AppContext, verbContext } from '../../../../http/env'
import { messages } from '../../../../messages'
import type { Report } from '../../../../reports/get-report'
import { verifyReport } from '../../../../reports/verify-report'
import { approvers, office } from '../../../../shared/actor'
import { hasRole } from '../../../../shared/context'
import { Button, ButtonLink, ButtonRow } from '../../../design/button'
import { Card, CardTitle, Columns } from '../../../design/card'
import { Notice } from '../../../design/notice'
import { StatusTag } from '../../../design/tag'
import type { Form } from '../../../form'
import { staffPage } from '../../frame'
import { Downloads } from './downloads'
import { FiguresTable } from './figures-table'
import { ADDRESS } from './list'
import { whenOf } from './paper'
import { sectionsOf } from './sentences'
import { WordsForm } from './words-form'

/** One report: its words, its table, and what comes next. `form` when words were refused. */
export async function showPage(c: AppContext, report: Report, form?: Form) {
  const m = c.get('m')
  const words = m.reportDocuments
  const address = `${ADDRESS}/${report.id}`
  const isDraft = report.status === 'draft'
  return staffPage(
    c,
    {
      room: 'reports',
      title: report.title,
      actions: (
        <ButtonLink href={ADDRESS} tone="quiet">
          {words.all}
        </ButtonLink>
      ),
    },
    <>
      <Related c={c} report={report} />
      <Columns wide>
        {isDraft ? <WordsForm c={c} report={report} form={form} /> : <WrittenWords report={report} />}
        <div class="stack">
          {isDraft ? <ToSign c={c} report={report} /> : <Signed c={c} report={report} address={address} />}
          <Downloads m={m} report={report} address={address} />
        </div>
      </Columns>
      <Figures c={c} report={report} />
    </>,
  )
}

/** The table of a report, and whether it still moves. */
export function Figures({ c, report }: { c: AppContext; report: Report }) {
  const m = c.get('m')
  const words = m.reportDocuments.table
  return (
    <Card>
      <CardTitle note={report.signedAt ? words.frozen(whenOf(report.signedAt)) : words.live}>{words.title}</CardTitle>
      <FiguresTable m={m} figures={report.figures} />
    </Card>
  )
}

function Related({ c, report }: { c: AppContext; report: Report }) {
  const words = c.get('m').reportDocuments
  const other = (id: string, text: string): Child => (
    <Notice
      actions={
        <ButtonLink href={`${ADDRESS}/${id}`} tone="secondary" small>
          {words.openOther}
        </ButtonLink>
      }
    >
      {text}
    </Notice>
  )
  return (
    <>
      {report.supersedesId ? other(report.supersedesId, words.corrects) : null}
      {report.correctedBy ? other(report.correctedBy, words.correctedBy) : null}
    </>
  )
}

function ToSign({ c, report }: { c: AppContext; report: Report }) {
  const m = c.get('m')
  const words = m.reportDocuments
  const address = `${ADDRESS}/${report.id}`
  return (
    <Card>
      <CardTitle aside={<StatusTag draft label={words.states.draft} />}>{words.sign.title}</CardTitle>
      <p>{words.sign.provinceSees}</p>
      {hasRole(c.get('actor'), ...approvers) ? (
        <ButtonRow>
          <ButtonLink href={`${address}/signature`} tone="secondary">
            {words.sign.button}
          </ButtonLink>
        </ButtonRow>
      ) : (
        <p class="soft">{words.sign.waiting}</p>
      )}
      <form method="post" action={`${address}/deletion`}>
        <Button tone="quiet" small data-confirm={words.deleteSure}>
          {words.delete}
        </Button>
      </form>
    </Card>
  )
}

/** What was signed, and whether it is still that. */
export async function Signed({ c, report, address }: { c: AppContext; report: Report; address: string }) {
  const m = c.get('m')
  const words = m.reportDocuments
  const checked = c.req.query('check') ? await verifyReport(verbContext(c), report.id) : null
  return (
    <Card>
      <CardTitle aside={<StatusTag tone="success" label={words.states.signed} />}>
        {words.sign.by(whenOf(report.signedAt!))}
      </CardTitle>
      <p class="soft">{words.hash}</p>
      <p>
        <code class="hash">{report.hash}</code>
      </p>
      {checked ? (
        <Notice tone={checked.matches ? 'success' : 'danger'} live>
          {checked.matches ? words.verified : words.notVerified}
        </Notice>
      ) : null}
      <ButtonRow>
        <ButtonLink href={`${address}?check=1`} tone="secondary" small>
          {words.verify}
        </ButtonLink>
      </ButtonRow>
      {hasRole(c.get('actor'), ...office) && !report.correctedBy ? (
        <form method="post" action={`${address}/correction`}>
          <p class="soft">{words.correctHint}</p>
          <Button tone="secondary" small>
            {words.correct}
          </Button>
        </form>
      ) : null}
    </Card>
  )
}

/** The whole text as it goes into the document, which is Vietnamese. */
export function WrittenWords({ report }: { report: Report }) {
  return (
    <Card>
      <div lang="vi" class="report-text">
        {sectionsOf(messages('vi'), report, report.figures).map(({ heading, paragraphs, parts = [] }) => (
          <>
            <h2>{heading}</h2>
            {paragraphs.map(text => (
              <p>{text}</p>
            ))}
            {parts.map(part => (
              <>
                <h3>{part.heading}</h3>
                {part.paragraphs.map(text => (
                  <p>{text}</p>
                ))}
              </>
            ))}
          </>
        ))}
      </div>
    </Card>
  )
}
