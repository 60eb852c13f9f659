import { and, eq, sql } from 'drizzle-orm'
import { office } from '../shared/actor'
import { requireRole } from '../shared/context'
import { Missing } from '../shared/errors'
import { hashSecret } from '../shared/ids'
import { compareNames } from '../shared/text'
import type { PersonalContext } from './context'
import type { FieldCrypto } from './field-crypto'
import { knownBy, vouchedFor } from './known-phone'
import { type ListedRequest, stateOf } from './list-requests'
import type { RequestWords } from './make-request'
import { recordOpened } from './open-names'
import { openByIds, openRegister } from './open-register'
import { children, dataRequests } from './tables'

export type Candidate = { id: string; name: string; groupId: string; birthYear: number }

export type OpenRequest = ListedRequest & {
  /** Null once erased. */
  words: RequestWords | null
  /** Why it was refused. */
  answer: string | null
  /** The child it is about, where that is known. */
  child: Candidate | null
  /** It came from a phone that nobody recorded for this child: somebody has to be sure who asks. */
  strange: boolean
  /** Children known by the phone it came from, while the child is not known. */
  candidates: Candidate[]
}

/** A request with its words, for the office; recorded as opened. @throws Missing, Forbidden */
export async function openRequest(context: PersonalContext, id: string): Promise<OpenRequest> {
  const { db, crypto, now } = context
  const row = await findRequest(context, id)
  const { kind, via, receivedAt, acknowledgeBy, acknowledgedAt, dueBy, closedAt, outcome } = row
  const found = row.childId
    ? await openByIds(context, [row.childId])
    : row.phoneHash && row.closedAt === null
      ? await openRegister(context, knownBy(row.phoneHash))
      : []
  await recordOpened(
    context,
    id,
    found.map(child => child.id),
    'request.opened',
  )
  const { childId, phoneHash } = row
  const strange =
    childId && phoneHash ? await db.$count(children, sql`id = ${childId} and not ${vouchedFor(phoneHash)}`) : 0
  const shown = found
    .map(({ id, name, groupId, birthYear }) => ({ id, name, groupId, birthYear }))
    .sort((a, b) => compareNames(a.name, b.name))
  return {
    ...{ id, kind, via, receivedAt, acknowledgeBy, acknowledgedAt, dueBy, closedAt, outcome },
    state: stateOf(row, now),
    words: row.words && JSON.parse(await crypto.decrypt(row.words, `data_request.words:${id}`)),
    answer: row.answer && (await crypto.decrypt(row.answer, `data_request.answer:${id}`)),
    child: row.childId ? (shown[0] ?? null) : null,
    strange: strange > 0,
    candidates: row.childId ? [] : shown,
  }
}

/** The row of a request of the ward. @throws Missing, Forbidden */
export async function findRequest({ db, actor }: PersonalContext, id: string) {
  requireRole(actor, ...office)
  const row = await db.query.dataRequests.findFirst({
    where: and(eq(dataRequests.id, id), eq(dataRequests.wardId, actor.wardId)),
  })
  if (!row) throw new Missing()
  return row
}

/**
 * What whoever made a request may follow at its secret address: how it stands and the answer, nobody's words or name.
 * @throws Missing
 */
export async function followRequest(db: PersonalContext['db'], crypto: FieldCrypto, secret: string, now: number) {
  const row = await db.query.dataRequests.findFirst({
    where: sql`${dataRequests.secretHash} = ${await hashSecret(secret)}`,
  })
  if (!row) throw new Missing()
  const { wardId, kind, receivedAt, acknowledgeBy, acknowledgedAt, dueBy, closedAt } = row
  return {
    ...{ wardId, kind, receivedAt, acknowledgeBy, acknowledgedAt, dueBy, closedAt },
    state: stateOf(row, now),
    answer: row.answer && (await crypto.decrypt(row.answer, `data_request.answer:${row.id}`)),
  }
}
