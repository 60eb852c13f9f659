import { and, asc, eq, getTableColumns } from 'drizzle-orm'
import { residentialGroups } from '../places/tables'
import { office } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Missing } from '../shared/errors'
import { screens } from './tables'

export type Screen = Awaited<ReturnType<typeof listScreens>>[number]

const { keyHash: _secret, ...columns } = getTableColumns(screens)

const select = ({ db }: Context) =>
  db
    .select({ ...columns, groupName: residentialGroups.name })
    .from(screens)
    .leftJoin(residentialGroups, eq(residentialGroups.id, screens.groupId))

/** The ward's boards by name, revoked ones included. */
export async function listScreens(context: Context) {
  requireRole(context.actor, ...office)
  return select(context).where(eq(screens.wardId, context.actor.wardId)).orderBy(asc(screens.name)).limit(200)
}

/**
 * One board.
 * @throws Missing
 */
export async function readScreen(context: Context, id: string): Promise<Screen> {
  requireRole(context.actor, ...office)
  const [screen] = await select(context).where(and(eq(screens.id, id), eq(screens.wardId, context.actor.wardId)))
  if (!screen) throw new Missing()
  return screen
}
