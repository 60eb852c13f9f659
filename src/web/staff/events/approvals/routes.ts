import { Hono } from 'hono'
import type { Outcome } from '../../../../events/decide-many'
import { publishEvents } from '../../../../events/publish-events'
import { returnEvents } from '../../../../events/return-events'
import { type AppEnv, verbContext } from '../../../../http/env'
import { submit, type Typed } from '../../../form'
import { approvalsPage } from '../approvals'
import { queueAddress } from './filters'
import { outcomeQuery } from './outcome'

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

/** `id.version,id.version` for each thing ticked: the parts of a split series stand together. */
const chosenIn = ({ events = [] }: Typed) =>
  [events].flat().flatMap(value =>
    value.split(',').map(text => {
      const [id = '', version] = text.split('.')
      return { id, version: Number(version) }
    }),
  )

function done(what: 'published' | 'returned', { category, organizationId }: Typed, outcomes: Outcome[]): string {
  const text = (value: string | string[] | undefined) => [value].flat()[0]
  return queueAddress({
    category: text(category),
    organizationId: text(organizationId),
    ...outcomeQuery(what, outcomes),
  })
}
