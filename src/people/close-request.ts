import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { auditIf, previousChanged } from '../audit/record'
import type { ErrorCode } from '../messages/errors'
import { Conflict } from '../shared/errors'
import { idText, paragraphs, parse } from '../shared/parse'
import type { PersonalContext } from './context'
import { findChild } from './get-child'
import { findRequest } from './open-request'
import { dataRequests } from './tables'

const code = (c: ErrorCode): ErrorCode => c

/** Why a request is refused, in words for the family. */
export const refusal = z.strictObject({ answer: paragraphs(2000).pipe(z.string().min(1, code('required'))) })
/** The child that a request turned out to be about. */
export const match = z.strictObject({ childId: idText() })

/** Tells the family that its request has come in; again, it changes nothing. @throws Missing, Forbidden, Conflict */
export async function acknowledgeRequest(context: PersonalContext, id: string): Promise<void> {
  const row = await findRequest(context, id)
  if (row.acknowledgedAt === null)
    await change(context, id, 'request.acknowledged', {
      acknowledgedAt: context.now,
      acknowledgedBy: context.actor.id,
    })
}

/** Says which child an open request is about. @throws Missing, Forbidden, Invalid, Conflict `request_closed` */
export async function matchRequest(context: PersonalContext, id: string, input: unknown): Promise<void> {
  await findRequest(context, id)
  const { childId } = parse(match, input)
  await findChild(context, childId)
  await change(context, id, 'request.matched', { childId })
}

/** What was asked for is done. @throws Missing, Forbidden, Conflict `request_closed` */
export async function finishRequest(context: PersonalContext, id: string): Promise<void> {
  await findRequest(context, id)
  await change(context, id, 'request.done', { ...closed(context), outcome: 'done' })
}

/** It cannot be done; the family reads why. @throws Missing, Forbidden, Invalid, Conflict `request_closed` */
export async function refuseRequest(context: PersonalContext, id: string, input: unknown): Promise<void> {
  await findRequest(context, id)
  const { answer } = parse(refusal, input)
  const sealed = await context.crypto.encrypt(answer, `data_request.answer:${id}`)
  await change(context, id, 'request.refused', { ...closed(context), outcome: 'refused', answer: sealed })
}

const closed = ({ actor, now }: PersonalContext) => ({
  closedAt: now,
  closedBy: actor.id,
  acknowledgedAt: sql`coalesce(acknowledged_at, ${now})`,
  acknowledgedBy: sql`coalesce(acknowledged_by, ${actor.id})`,
})

type Change = { [K in keyof typeof dataRequests.$inferInsert]?: (typeof dataRequests.$inferInsert)[K] | SQL }

async function change(context: PersonalContext, id: string, action: string, to: Change): Promise<void> {
  const { db, actor } = context
  const [changed] = await db.batch([
    db
      .update(dataRequests)
      .set(to)
      .where(and(eq(dataRequests.id, id), eq(dataRequests.wardId, actor.wardId), isNull(dataRequests.closedAt)))
      .returning({ id: dataRequests.id }),
    auditIf(context, previousChanged, action, id),
  ])
  if (!changed.length) throw new Conflict('request_closed')
}
