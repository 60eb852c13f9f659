import { eq } from 'drizzle-orm'
import type { Database } from '../database/database'
import { wards } from '../places/tables'
import { hashSecret } from '../shared/ids'
import { screens } from './tables'

/** What a poll needs to know of its board; `revision` and `ledRevision` are the ward's. */
export type PolledScreen = NonNullable<Awaited<ReturnType<typeof findScreenByKey>>>

/** The board of a key with its ward's revisions: the one indexed read of a poll. Undefined for a wrong or old key. */
export async function findScreenByKey(db: Database, key: string) {
  // Saves the read where the text cannot be a key.
  if (!/^[0-9a-z]{26}$/.test(key)) return undefined
  const [screen] = await db
    .select({
      id: screens.id,
      wardId: screens.wardId,
      name: screens.name,
      width: screens.width,
      height: screens.height,
      groupId: screens.groupId,
      opensAt: screens.opensAt,
      closesAt: screens.closesAt,
      hourExceptions: screens.hourExceptions,
      tags: screens.tags,
      freezes: screens.freezes,
      colours: screens.colours,
      seenAt: screens.seenAt,
      beatAt: screens.beatAt,
      revokedAt: screens.revokedAt,
      wardSlug: wards.slug,
      wardKind: wards.kind,
      wardName: wards.name,
      provinceName: wards.provinceName,
      revision: wards.revision,
      ledRevision: wards.ledRevision,
    })
    .from(screens)
    .innerJoin(wards, eq(wards.id, screens.wardId))
    .where(eq(screens.keyHash, await hashSecret(key)))
  return screen
}
