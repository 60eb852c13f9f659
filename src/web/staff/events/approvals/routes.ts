import { Hono } from 'hono'
import type { Outcome } from '../../../../events/decide-many'
import { publishEvents } from '../../../../events/publish-events'
import { returnEvents } from '../../../../events/return-events'
import { type AppEnv, verbContext } from '../../../../http/env'
import { submit, type Typed } from '../../../form'
import { approvalsPage } from '../approvals'
import { outcomeQuery } from '../outcome'
import { chosenIn } from '../pick'
import { queueAddress } from './filters'

/** The queue of what waits for approval, and what is decided of one or many there. */
export const approvals = new Hono<AppEnv>()

approvals.get('/staff/approvals', c => approvalsPage(c))

approvals.post('/staff/approvals/publications', c =>
  submit(
    c,
    async fields => done('published', fields, await publishEvents(verbContext(c), { events: chosenIn(fields) })),
    form => approvalsPage(c, form),
  ),
)

approvals.post('/staff/approvals/returns', c =>
  submit(
    c,
    async fields =>
      done(
        'returned',
        fields,
        await returnEvents(verbContext(c), { events: chosenIn(fields), reason: fields.reason ?? '' }),
      ),
    form => approvalsPage(c, form),
  ),
)

function done(what: 'published' | 'returned', { category, organizationId }: Typed, outcomes: Outcome[]): string {
  const text = (value: string | string[] | undefined) => [value].flat()[0]
  return queueAddress({
    category: text(category),
    organizationId: text(organizationId),
    ...outcomeQuery(what, outcomes),
  })
}
