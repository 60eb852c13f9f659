import { audit } from '../audit/record'
import { office } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { newId } from '../shared/ids'
import { parse } from '../shared/parse'
import { boundsOf, messageInput } from './message-schema'
import { requireCampaign } from './require-references'
import { ledMessages } from './tables'

/**
 * Writes a message as a draft; no board shows it before an approver said so.
 * @throws Invalid
 */
export async function createMessage(context: Context, input: unknown): Promise<{ id: string }> {
  const { db, actor, now } = context
  requireRole(actor, ...office)
  const message = parse(messageInput, input)
  await requireCampaign(context, message.campaignId)
  const id = newId()
  await db.batch([
    db.insert(ledMessages).values({
      ...message,
      ...boundsOf(message.windows),
      id,
      wardId: actor.wardId,
      createdBy: actor.id,
      createdAt: now,
      updatedAt: now,
    }),
    audit(context, 'led_message.created', id),
  ])
  return { id }
}
