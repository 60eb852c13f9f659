import type { CopiedEvent } from '../../../../events/copy-season'
import { explain, type Messages } from '../../../../messages'
import { writtenDate } from '../../../../shared/dates'
import { Invalid } from '../../../../shared/errors'
import { DataTable } from '../../../design/table'
import { StatusTag, type Tone } from '../../../design/tag'
import { columnName } from './row-words'

export const copiedTones: Record<CopiedEvent['outcome'], Tone> = {
  made: 'success',
  already: 'neutral',
  refused: 'danger',
}

/** What would come, or what came, of each event of a season that is copied. */
export function CopiedTable({ m, report, isDone }: { m: Messages; report: CopiedEvent[]; isDone: boolean }) {
  const t = m.plans
  const words = isDone ? t.outcomesDone : t.outcomes
  return (
    <DataTable
      caption={isDone ? t.copyDone : t.tryTitle}
      hideCaption
      columns={[
        { key: 'event', label: t.event },
        { key: 'startsOn', label: t.startsOn },
        { key: 'result', label: t.result },
      ]}
      // What needs somebody comes first.
      rows={[...report]
        .sort((a, b) => urgency(b) - urgency(a))
        .map(one => ({
          event: <a href={`/staff/events/${isDone && one.outcome === 'made' ? one.id : one.from}`}>{one.title}</a>,
          startsOn: writtenDate(one.startsOn),
          result: (
            <div class="import-result">
              <StatusTag tone={copiedTones[one.outcome]} label={words[one.outcome]} />
              {one.outcome === 'refused' ? <p>{whyRefused(m, one)}</p> : null}
              {one.outcome === 'made' && one.fewer ? <p>{whyFewer(m, one)}</p> : null}
              {one.outcome === 'already' ? <p class="soft">{t.alreadyWhat}</p> : null}
            </div>
          ),
        }))}
    />
  )
}

const urgency = ({ outcome, fewer }: CopiedEvent) => (outcome === 'refused' ? 2 : fewer ? 1 : 0)

function whyFewer(m: Messages, { meetings, before, fewer }: Extract<CopiedEvent, { outcome: 'made' }>): string {
  const t = m.plans
  const reasons = [
    ...(fewer?.terms ? [t.noTerms] : []),
    ...(fewer?.holidays ? [t.restsOn(m.number(fewer.holidays))] : []),
  ]
  const counts = t.fewer(t.meetings(meetings), m.number(before))
  return reasons.length ? `${counts}: ${reasons.join('; ')}` : counts
}

const whyRefused = (m: Messages, { refused }: Extract<CopiedEvent, { outcome: 'refused' }>): string =>
  refused instanceof Invalid
    ? Object.entries(refused.fields)
        .map(([field, reason]) => [columnName(m, field), explain(m, reason)].filter(Boolean).join(': '))
        .join(' ')
    : explain(m, refused.reason)
