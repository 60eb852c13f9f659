import { and, ne, sql } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { office } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { parse } from '../shared/parse'
import { bumpBoards } from './bump-boards'
import { isSeen, isShown, refuseChange } from './message-is'
import { versionInput } from './message-schema'
import { ledMessages } from './tables'

/**
 * Takes a message off the boards, or a draft off the desk. An edit brings it back as a draft.
 * @throws Invalid, Missing, Conflict when it changed meanwhile or is withdrawn already
 */
export async function withdrawMessage(context: Context, id: string, input: unknown): Promise<void> {
  const { db, actor, now } = context
  requireRole(actor, ...office)
  const { version } = parse(versionInput, input)
  const [, changed] = await db.batch([
    bumpBoards(context, isShown(context, id, version)),
    db
      .update(ledMessages)
      .set({ status: 'withdrawn', version: sql`${ledMessages.version} + 1`, updatedAt: now })
      .where(and(isSeen(context, id, version), ne(ledMessages.status, 'withdrawn')))
      .returning({ id: ledMessages.id }),
    auditIf(context, previousChanged, 'led_message.withdrawn', id, { version: version + 1 }),
  ])
  if (!changed.length) await refuseChange(context, id, version)
}
