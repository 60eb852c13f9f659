import { and, asc, desc, eq, getTableColumns, sql } from 'drizzle-orm'
import { campaigns } from '../campaigns/tables'
import { office } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Missing } from '../shared/errors'
import { ledMessages } from './tables'

export type LedMessage = Awaited<ReturnType<typeof listMessages>>[number]

const select = ({ db }: Context) =>
  db
    .select({ ...getTableColumns(ledMessages), campaignName: campaigns.name })
    .from(ledMessages)
    .leftJoin(campaigns, eq(campaigns.id, ledMessages.campaignId))

/** The ward's messages, or a campaign's: what waits for approval first, then what boards show, then the withdrawn; newest first. */
export async function listMessages(context: Context, { campaignId }: { campaignId?: string } = {}) {
  requireRole(context.actor, ...office)
  return select(context)
    .where(
      and(
        eq(ledMessages.wardId, context.actor.wardId),
        campaignId ? eq(ledMessages.campaignId, campaignId) : undefined,
      ),
    )
    .orderBy(
      asc(sql`case ${ledMessages.status} when 'draft' then 0 when 'approved' then 1 else 2 end`),
      desc(ledMessages.updatedAt),
      asc(ledMessages.id),
    )
    .limit(500)
}

/**
 * One message.
 * @throws Missing
 */
export async function readMessage(context: Context, id: string): Promise<LedMessage> {
  requireRole(context.actor, ...office)
  const [message] = await select(context).where(
    and(eq(ledMessages.id, id), eq(ledMessages.wardId, context.actor.wardId)),
  )
  if (!message) throw new Missing()
  return message
}
