import { type AppContext, verbContext } from '../../http/env'
import { listGroups } from '../../publications/list-places'
import { wallDate } from '../../shared/dates'

/** The residential groups the actor may choose from: a group head has only the own one. */
export async function groupsInReach(c: AppContext): Promise<{ id: string; name: string }[]> {
  const { db, actor, now } = verbContext(c)
  const groups = await listGroups(db, actor.wardId, wallDate(now))
  return actor.role === 'group_head' ? groups.filter(group => group.id === actor.groupId) : groups
}
