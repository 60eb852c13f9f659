import { and, eq, isNull } from 'drizzle-orm'
import { idempotentRequests } from '../database/schema'
import type { Context } from '../shared/context'
import type { Finished } from './claim-request'

const running = ({ actor }: Context, key: string) =>
  and(eq(idempotentRequests.apiKeyId, actor.id), eq(idempotentRequests.key, key), isNull(idempotentRequests.status))

/** Keeps how a claimed request ended, for whoever sends it again. Never a body, which may name a child. */
export async function finishRequest(context: Context, key: string, { status, location }: Finished): Promise<void> {
  await context.db.update(idempotentRequests).set({ status, location }).where(running(context, key))
}

/** Frees the key of a request that was refused: nothing was made, and a corrected one may use it. */
export async function releaseRequest(context: Context, key: string): Promise<void> {
  await context.db.delete(idempotentRequests).where(running(context, key))
}
