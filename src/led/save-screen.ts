import { and, eq } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { type Context, requireRole } from '../shared/context'
import { Missing } from '../shared/errors'
import { parse } from '../shared/parse'
import { bumpBoards } from './bump-boards'
import { requireGroup } from './require-references'
import { screenInput } from './screen-schema'
import { screens } from './tables'

/**
 * Changes what is known of a board; its key stays.
 * @throws Invalid, Missing
 */
export async function saveScreen(context: Context, id: string, input: unknown): Promise<void> {
  const { db, actor } = context
  requireRole(actor, 'admin')
  const screen = parse(screenInput, input)
  await requireGroup(context, screen.groupId)
  const [changed] = await db.batch([
    db
      .update(screens)
      .set(screen)
      .where(and(eq(screens.id, id), eq(screens.wardId, actor.wardId)))
      .returning({ id: screens.id }),
    bumpBoards(context, previousChanged),
    auditIf(context, previousChanged, 'screen.saved', id),
  ])
  if (!changed.length) throw new Missing()
}
