import { sql } from 'drizzle-orm'
import type { Snapshot } from './change-children'
import { provinceHash } from './child-rows'
import type { PersonalContext } from './context'
import { openByIds } from './open-register'
import { childChanges, guardians } from './tables'

type Named = Pick<Snapshot, 'name' | 'birthYear'>

/**
 * Every province hash that children may have had: of each name and year that their records said, with each phone that
 * they or their guardians were known by.
 */
export async function formerHashes(context: PersonalContext, childIds: string[]): Promise<string[]> {
  const { db, actor, crypto } = context
  const [register, changes, named] = await Promise.all([
    openByIds(context, childIds),
    db
      .select({ id: childChanges.id, childId: childChanges.childId, before: childChanges.before })
      .from(childChanges)
      .where(sql`${ofThese(childIds)} and ward_id = ${actor.wardId}`),
    db
      .select({ id: guardians.id, childId: guardians.childId, phone: guardians.phone })
      .from(guardians)
      .where(sql`${ofThese(childIds)} and ward_id = ${actor.wardId} and phone is not null`),
  ])
  const said = new Map(register.map(child => [child.id, { names: [child] as Named[], phones: new Set<string>() }]))
  for (const { id, phone } of register)
    if (phone) said.get(id)?.phones.add(await crypto.decrypt(phone, `child.phone:${id}`))
  for (const { id, childId, phone } of named)
    said.get(childId)?.phones.add(await crypto.decrypt(phone!, `guardian.phone:${id}`))
  for (const { id, childId, before } of changes) {
    const snapshot: Snapshot = JSON.parse(await crypto.decrypt(before, `child_change.before:${id}`))
    for (const one of [snapshot, ...(snapshot.merged ? [snapshot.merged] : [])]) {
      said.get(childId)?.names.push(one)
      for (const phone of [one.phone, one.guardian?.phone]) if (phone) said.get(childId)?.phones.add(phone)
    }
  }
  const hashes = [...said.values()].flatMap(({ names, phones }) =>
    names.flatMap(child => [...phones].map(phone => provinceHash(context, child, phone))),
  )
  return [...new Set(await Promise.all(hashes))].filter(hash => hash !== null)
}

const ofThese = (childIds: string[]) => sql`child_id in (select value from json_each(${JSON.stringify(childIds)}))`
