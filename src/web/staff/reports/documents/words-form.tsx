import type { AppContext } from '../../../../http/env'
import { messages } from '../../../../messages'
import type { Report } from '../../../../reports/get-report'
import { Button, ButtonRow } from '../../../design/button'
import { Card, CardTitle } from '../../../design/card'
import { ErrorSummary } from '../../../design/error-summary'
import { TextAreaField, TextField } from '../../../design/fields'
import { Fold } from '../../../design/fold'
import { Notice } from '../../../design/notice'
import { errorList, type Form, fieldsOf, freshForm, typed } from '../../../form'
import { ADDRESS } from './list'
import { sectionsOf } from './sentences'

const parts = ['direction', 'results', 'assessment', 'proposals'] as const

/**
 * What the office writes. Where somebody saved other words meanwhile, both stand here, and saving again is from theirs.
 */
export function WordsForm({ c, report, form }: { c: AppContext; report: Report; form?: Form }) {
  const m = c.get('m')
  const words = m.reportDocuments.words
  const shown = form ?? freshForm({ title: report.title, ...report.words })
  const field = fieldsOf(shown, m.required)
  const isStale = form !== undefined && Number(typed(form, 'version')) !== report.version
  const [, results] = sectionsOf(messages('vi'), { words: { ...report.words, results: '' } }, report.figures)
  return (
    <Card>
      <CardTitle note={words.note}>{words.title}</CardTitle>
      <ErrorSummary title={m.errorSummary} errors={errorList(shown)} />
      {isStale ? (
        <Notice tone="warning" title={words.theirs} level={3}>
          <p>{words.theirsNote}</p>
          {parts.map(part => (
            <p>
              <strong>{words[part]}</strong>
              <br />
              {report.words[part] || words.nothing}
            </p>
          ))}
        </Notice>
      ) : null}
      <form method="post" action={`${ADDRESS}/${report.id}`}>
        <input type="hidden" name="version" value={String(report.version)} />
        <TextField {...field('title')} label={m.reportDocuments.form.title} maxlength={200} />
        <TextAreaField {...field('direction')} label={words.direction} rows={6} maxlength={8000} />
        <TextAreaField {...field('results')} label={words.results} rows={6} maxlength={8000} />
        <Fold summary={words.counted} small>
          <div lang="vi" class="report-text">
            {results!.paragraphs.map(text => (
              <p>{text}</p>
            ))}
            {results!.parts!.flatMap(part => [<h3>{part.heading}</h3>, ...part.paragraphs.map(text => <p>{text}</p>)])}
          </div>
        </Fold>
        <TextAreaField {...field('assessment')} label={words.assessment} rows={6} maxlength={8000} />
        <TextAreaField {...field('proposals')} label={words.proposals} rows={6} maxlength={8000} />
        <ButtonRow>
          <Button>{words.save}</Button>
        </ButtonRow>
      </form>
    </Card>
  )
}
