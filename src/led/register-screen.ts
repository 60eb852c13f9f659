import { sql } from 'drizzle-orm'
import { audit } from '../audit/record'
import { type Context, requireRole } from '../shared/context'
import { hashSecret, newId, newSecret } from '../shared/ids'
import { parse } from '../shared/parse'
import { bumpBoards } from './bump-boards'
import { requireGroup } from './require-references'
import { screenInput } from './screen-schema'
import { screens } from './tables'

/**
 * Adds a board. Its key is told this once: only its hash is kept.
 * @throws Invalid
 */
export async function registerScreen(context: Context, input: unknown): Promise<{ id: string; key: string }> {
  const { db, actor, now } = context
  requireRole(actor, 'admin')
  const screen = parse(screenInput, input)
  await requireGroup(context, screen.groupId)
  const id = newId()
  const key = newSecret()
  await db.batch([
    db.insert(screens).values({
      ...screen,
      id,
      wardId: actor.wardId,
      keyHash: await hashSecret(key),
      keyHint: hintOf(key),
      createdAt: now,
    }),
    bumpBoards(context, sql`1`),
    audit(context, 'screen.registered', id, { width: screen.width, height: screen.height }),
  ])
  return { id, key }
}

/** Enough of a key to recognise it by, too little to use it. */
export const hintOf = (key: string): string => key.slice(0, 4)
