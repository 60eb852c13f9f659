import { asc, eq, sql } from 'drizzle-orm'
import { staff, users } from '../database/schema'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'

const PLANNERS = JSON.stringify(planners)

/**
 * The ward's people who plan and can sign in: those who may be in charge of an event.
 * @throws Forbidden
 */
export async function listOfficers({ db, actor }: Context): Promise<{ id: string; name: string }[]> {
  requireRole(actor, ...planners)
  return db
    .select({ id: staff.id, name: users.name })
    .from(staff)
    .innerJoin(users, eq(users.id, staff.id))
    .where(sql`${staff.wardId} = ${actor.wardId} and ${staff.role} in (select value from json_each(${PLANNERS}))
      and ${staff.disabledAt} is null`)
    .orderBy(asc(users.name))
}
