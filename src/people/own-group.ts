import type { Actor } from '../shared/actor'
import { Forbidden } from '../shared/errors'

/** Keeps a group head inside the own residential group. @throws Forbidden */
export function requireOwnGroup(actor: Actor, groupId: string): void {
  if (actor.role === 'group_head' && actor.groupId !== groupId) throw new Forbidden('own_group_only')
}
