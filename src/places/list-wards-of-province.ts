import { asc, eq } from 'drizzle-orm'
import { wards } from '../database/schema'
import { type Context, requireRole } from '../shared/context'

/**
 * The wards of a province officer's province: their public side only.
 * @throws Forbidden
 */
export async function listWardsOfProvince({ db, actor }: Context) {
  requireRole(actor, 'province')
  return db
    .select({
      slug: wards.slug,
      kind: wards.kind,
      name: wards.name,
      provinceName: wards.provinceName,
      seasonName: wards.seasonName,
      seasonFrom: wards.seasonFrom,
      seasonTo: wards.seasonTo,
    })
    .from(wards)
    .where(eq(wards.provinceCode, actor.provinceCode ?? ''))
    .orderBy(asc(wards.name))
    .limit(500)
}
