import { sql } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { office } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { parse } from '../shared/parse'
import { bumpBoards } from './bump-boards'
import { isSeen, isShown, refuseChange } from './message-is'
import { boundsOf, messageInput, versionInput } from './message-schema'
import { requireCampaign } from './require-references'
import { ledMessages } from './tables'

/**
 * Edits a message, whatever its status: it is a draft again, and boards that showed it stop. `input.version` is the
 * version the edit started from.
 * @throws Invalid, Missing, Conflict when someone else changed it meanwhile
 */
export async function saveMessage(context: Context, id: string, input: unknown): Promise<void> {
  const { db, actor, now } = context
  requireRole(actor, ...office)
  const message = parse(messageInput, input)
  const { version } = parse(versionInput, input)
  await requireCampaign(context, message.campaignId)
  const [, changed] = await db.batch([
    bumpBoards(context, isShown(context, id, version)),
    db
      .update(ledMessages)
      .set({
        ...message,
        ...boundsOf(message.windows),
        status: 'draft',
        approvedBy: null,
        version: sql`${ledMessages.version} + 1`,
        updatedAt: now,
      })
      .where(isSeen(context, id, version))
      .returning({ id: ledMessages.id }),
    auditIf(context, previousChanged, 'led_message.saved', id, { version: version + 1 }),
  ])
  if (!changed.length) await refuseChange(context, id, version)
}
