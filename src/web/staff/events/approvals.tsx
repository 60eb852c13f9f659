import { listSubmitted } from '../../../events/list-submitted'
import { type AppContext, verbContext } from '../../../http/env'
import { ButtonLink } from '../../design/button'
import { ASSETS_VERSION } from '../../design/document'
import { EmptyState } from '../../design/empty-state'
import { ErrorSummary } from '../../design/error-summary'
import { Pagination } from '../../design/pagination'
import { errorList, type Form, typed, valuesOf } from '../../form'
import { staffPage } from '../frame'
import { submissionTick, WaitingCard } from './approvals/card'
import { Filters, queueAddress } from './approvals/filters'
import { DecideTogether, QueueForm } from './approvals/together'
import { outcomeNotices } from './outcome'
import { PickAll } from './pick'

/**
 * What waits for approval, a card each, with what differs from what the public sees; one or many are decided at once.
 * @param form what was typed, when a decision was refused
 */
export async function approvalsPage(c: AppContext, form?: Form) {
  const m = c.get('m')
  // A refused form brings the filter along in its own fields.
  const asked = (name: string) => c.req.query(name) || (form ? typed(form, name) : '') || undefined
  const narrowed = { category: asked('category'), organizationId: asked('organizationId') }
  const page = Number(c.req.query('page') ?? 1) || 1
  const all = c.req.query('all') === '1'
  const [{ items, kinds, next, total }, outcomes] = await Promise.all([
    listSubmitted(verbContext(c), { ...narrowed, page }),
    outcomeNotices(c),
  ])
  const kept = Object.fromEntries(Object.entries(narrowed).filter(([, value]) => value)) as Record<string, string>
  const at = (more: Record<string, string | undefined>) => queueAddress({ ...kept, ...more })
  const numbered = (number: number) => at({ page: number > 1 ? String(number) : undefined })
  const ticked = form ? valuesOf(form, 'events') : []
  const single = form ? typed(form, 'one') : ''
  return staffPage(
    c,
    {
      room: 'approvals',
      title: m.events.queue,
      subheading: total ? `${m.events.waitingCount(total)} ${m.events.publishHint}` : undefined,
      notice: (
        <>
          <ErrorSummary title={m.errorSummary} errors={form ? errorsOf(form) : []} />
          {outcomes}
        </>
      ),
      head: <script src={`/assets/pick-many.js?v=${ASSETS_VERSION}`} defer />,
    },
    <>
      {total ? <Filters m={m} narrowed={narrowed} kinds={kinds} /> : null}
      {items.length === 0 ? (
        <Nothing c={c} total={total} />
      ) : (
        <>
          <QueueForm kept={kept} />
          {items.length > 1 ? (
            <PickAll
              label={m.events.pickAll(items.length)}
              none={m.events.pickNone}
              all={all}
              href={at({ all: all ? undefined : '1', page: c.req.query('page') })}
            />
          ) : null}
          {items.map(submission => (
            <WaitingCard
              m={m}
              now={c.get('now')}
              submission={submission}
              ticked={all || (!single && ticked.includes(submissionTick(submission)))}
              form={single === submission.parts[0]!.event.id ? form : undefined}
              kept={kept}
            />
          ))}
          {items.length > 1 ? <DecideTogether m={m} form={single ? undefined : form} /> : null}
        </>
      )}
      {page > 1 || next ? (
        <Pagination
          label={m.events.queue}
          previous={page > 1 ? { href: numbered(page - 1), label: m.events.newer } : undefined}
          status={m.events.page(page)}
          next={next ? { href: numbered(page + 1), label: m.events.older } : undefined}
        />
      ) : null}
    </>,
  )
}

/** That nothing is ticked is no field's fault. */
const errorsOf = (form: Form) =>
  errorList(form).map(({ field, message }) => ({ field: field === 'reason' ? field : '', message }))

function Nothing({ c, total }: { c: AppContext; total: number }) {
  const { events } = c.get('m')
  const isNarrowed = total > 0
  return (
    <EmptyState
      title={isNarrowed ? events.noMatch : events.queueEmpty}
      actions={
        <ButtonLink tone="secondary" href={isNarrowed ? '/staff/approvals' : '/staff/events'}>
          {isNarrowed ? events.clearFilter : events.toLibrary}
        </ButtonLink>
      }
    >
      {isNarrowed ? events.noMatchWhat : events.queueEmptyWhat}
    </EmptyState>
  )
}
