import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { storeChildren } from '../people/add-child'
import type { ChildData } from '../people/child-input'
import { identityHash } from '../people/child-rows'
import type { PersonalContext } from '../people/context'
import { requireOwnGroup } from '../people/own-group'
import { children } from '../people/tables'
import { wardGroupIds } from '../people/ward-groups'
import { DomainError, Invalid, type Reason } from '../shared/errors'
import type { CheckinDevice } from './find-device'
import type { WalkInOperation } from './operations'
import { readAtTheDoor } from './read-at-the-door'
import { syncedWalkIns } from './tables'

/** How a phone's walk-in is remembered: no phone can name another's. */
export const walkInKey = (device: CheckinDevice, nonce: string): string => `${device.id}.${nonce}`

/** Whom the walk-ins of a phone are, by nonce, as far as they were kept before. */
export async function knownWalkIns(
  { db }: PersonalContext,
  device: CheckinDevice,
  nonces: string[],
): Promise<Map<string, string>> {
  if (!nonces.length) return new Map()
  const keys = JSON.stringify(nonces.map(nonce => walkInKey(device, nonce)))
  const rows = await db
    .select({ key: syncedWalkIns.nonce, childId: syncedWalkIns.childId })
    .from(syncedWalkIns)
    .where(sql`${syncedWalkIns.nonce} in (select value from json_each(${keys}))`)
  return new Map(rows.map(({ key, childId }) => [key.slice(device.id.length + 1), childId]))
}

/** A walk-in's child may say less than a form does: what a teacher asks at the door, and nothing else. */
const doorFields = z.strictObject({
  name: z.unknown(),
  groupId: z.unknown(),
  birthYear: z.unknown(),
  gender: z.unknown(),
  consent: z.unknown(),
  assent: z.unknown(),
})

/**
 * Finds the children of walk-ins, and adds to the register those that the ward does not know, with spoken consent. The
 * same child at two doors is one.
 * @returns the child's id or why there is none, by nonce
 */
export async function resolveWalkIns(
  context: PersonalContext,
  operations: WalkInOperation[],
): Promise<Map<string, string | Reason>> {
  if (!operations.length) return new Map()
  const groups = await wardGroupIds(context)
  const found = new Map<string, string | Reason>()
  const wanted = new Map<string, ChildData>()
  const hashes = new Map<string, string>()
  for (const { nonce, child } of operations) {
    try {
      const data = read(context, groups, child)
      const hash = await identityHash(context, data)
      wanted.set(hash, data)
      hashes.set(nonce, hash)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      found.set(nonce, error instanceof Invalid ? Object.values(error.fields)[0]! : error.reason)
    }
  }
  const known = await findByHash(context, [...wanted.keys()])
  const unknown = [...wanted].filter(([hash]) => !known.has(hash))
  if (unknown.length) {
    await storeChildren(
      context,
      unknown.map(([, data]) => data),
    )
    for (const [hash, id] of await findByHash(
      context,
      unknown.map(([hash]) => hash),
    ))
      known.set(hash, id)
  }
  for (const [nonce, hash] of hashes) found.set(nonce, known.get(hash) ?? { code: 'child_not_on_roster' })
  return found
}

function read(context: PersonalContext, groups: Set<string>, child: Record<string, unknown>): ChildData {
  const fields = doorFields.partial().safeParse(child)
  if (!fields.success) throw new Invalid({ form: { code: 'invalid_value' } })
  const data = readAtTheDoor(fields.data, context.now)
  if (!groups.has(data.groupId)) throw new Invalid({ groupId: { code: 'unknown_group' } })
  requireOwnGroup(context.actor, data.groupId)
  return data
}

async function findByHash({ db, actor }: PersonalContext, hashes: string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: children.id, hash: children.identityHash })
    .from(children)
    .where(
      and(
        eq(children.wardId, actor.wardId),
        sql`${children.identityHash} in (select value from json_each(${JSON.stringify(hashes)}))`,
      ),
    )
  return new Map(rows.map(({ id, hash }) => [hash!, id]))
}
