import { asc, eq } from 'drizzle-orm'
import { hotlines, wards } from '../database/schema'
import type { Context } from '../shared/context'
import { Missing } from '../shared/errors'

/**
 * The actor's ward with its season and hotlines, 111 first.
 * @throws Missing
 */
export async function findWard({ db, actor }: Context) {
  const [[ward], contacts] = await db.batch([
    db
      .select({
        id: wards.id,
        slug: wards.slug,
        kind: wards.kind,
        name: wards.name,
        provinceCode: wards.provinceCode,
        provinceName: wards.provinceName,
        seasonName: wards.seasonName,
        seasonFrom: wards.seasonFrom,
        seasonTo: wards.seasonTo,
        stormsFrom: wards.stormsFrom,
        stormsTo: wards.stormsTo,
        noShowLimit: wards.noShowLimit,
        retentionDays: wards.retentionDays,
      })
      .from(wards)
      .where(eq(wards.id, actor.wardId)),
    db
      .select({ name: hotlines.name, phone: hotlines.phone })
      .from(hotlines)
      .where(eq(hotlines.wardId, actor.wardId))
      .orderBy(asc(hotlines.position)),
  ])
  if (!ward) throw new Missing()
  return { ...ward, hotlines: contacts }
}
