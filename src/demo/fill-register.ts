import { and, eq, isNull } from 'drizzle-orm'
import { children, residentialGroups } from '../database/schema'
import type { PersonalContext } from '../people/context'
import type { DemoWard } from './plan'
import { randomFrom } from './random'
import { seedChildren } from './seed-children'

/** Invents children until a ward's register holds `total`, to show a ward at full size. Returns how many were added. */
export async function fillRegister(
  context: PersonalContext,
  shares: DemoWard['children'],
  total: number,
): Promise<number> {
  const { db, actor } = context
  const groups = await db
    .select({ id: residentialGroups.id })
    .from(residentialGroups)
    .where(and(eq(residentialGroups.wardId, actor.wardId), isNull(residentialGroups.validTo)))
  const held = () => db.$count(children, eq(children.wardId, actor.wardId))
  const before = await held()
  // Invented names may be in the register already; then fewer go in, and another round follows.
  for (let now = before; now < total; now = await held()) {
    await seedChildren(
      context,
      shares,
      groups.map(group => group.id),
      total - now,
      randomFrom(now + 1),
    )
  }
  return (await held()) - before
}
