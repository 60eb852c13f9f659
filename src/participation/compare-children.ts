import { sql } from 'drizzle-orm'
import { attendances, registrations } from '../database/schema'
import type { PersonalContext } from '../people/context'
import { type Child, getChild } from '../people/get-child'

export type ComparedChild = Child & { places: number; attendances: number }

/** Two records side by side, with how much hangs on each; recorded as opened. @throws Missing, Forbidden */
export async function compareChildren(
  context: PersonalContext,
  childId: string,
  otherId: string,
): Promise<[ComparedChild, ComparedChild]> {
  const counted = async (id: string): Promise<ComparedChild> => ({
    ...(await getChild(context, id)),
    places: await context.db.$count(registrations, sql`child_id = ${id} and status <> 'cancelled'`),
    attendances: await context.db.$count(attendances, sql`child_id = ${id}`),
  })
  return [await counted(childId), await counted(otherId)]
}
