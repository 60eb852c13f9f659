import type { Messages } from '../../../../messages'
import type { Report } from '../../../../reports/get-report'
import { ButtonLink, ButtonRow } from '../../../design/button'
import { Card, CardTitle } from '../../../design/card'

/** The files of a report: all figures for the office, and what may be published once it is signed. */
export function Downloads({ m, report, address }: { m: Messages; report: Report; address: string }) {
  const words = m.reportDocuments.downloads
  const links = (edition: 'official' | 'public') => (
    <ButtonRow>
      {(['docx', 'xlsx'] as const).map(ending => (
        <ButtonLink
          href={`${address}/files/${edition}.${ending}`}
          tone="secondary"
          icon="download"
          small
          download
          aria-label={`${words[edition]}: ${words[ending]}`}
        >
          {words[ending]}
        </ButtonLink>
      ))}
    </ButtonRow>
  )
  return (
    <Card class="no-print">
      <CardTitle>{words.title}</CardTitle>
      <h3>{words.official}</h3>
      <p class="soft">{words.officialNote}</p>
      {links('official')}
      <h3>{words.public}</h3>
      <p class="soft">{report.status === 'signed' ? words.publicNote : words.publicAfter}</p>
      {report.status === 'signed' ? links('public') : null}
    </Card>
  )
}
