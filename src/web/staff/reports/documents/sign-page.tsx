import type { AppContext } from '../../../../http/env'
import type { Report } from '../../../../reports/get-report'
import { Button, ButtonLink, ButtonRow } from '../../../design/button'
import { Card, CardTitle } from '../../../design/card'
import { ErrorSummary } from '../../../design/error-summary'
import { errorList, type Form, freshForm } from '../../../form'
import { staffPage } from '../../frame'
import { ADDRESS } from './list'
import { Figures, WrittenWords } from './show'

/** Everything that is signed, once more, before it is. */
export function signPage(c: AppContext, report: Report, form: Form = freshForm()) {
  const words = c.get('m').reportDocuments.sign
  const address = `${ADDRESS}/${report.id}`
  return staffPage(
    c,
    { room: 'reports', title: words.title, subheading: report.title },
    <>
      <Card>
        <CardTitle>{words.confirm}</CardTitle>
        <ErrorSummary title={c.get('m').errorSummary} errors={errorList(form)} />
        <p>{words.explain}</p>
        <p>{words.provinceSees}</p>
        <form method="post" action={`${address}/signature`}>
          <input type="hidden" name="version" value={String(report.version)} />
          <ButtonRow>
            <Button>{words.confirm}</Button>
            <ButtonLink href={address} tone="quiet">
              {words.back}
            </ButtonLink>
          </ButtonRow>
        </form>
      </Card>
      <WrittenWords report={report} />
      <Figures c={c} report={report} />
    </>,
  )
}
