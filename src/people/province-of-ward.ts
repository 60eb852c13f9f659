import { eq } from 'drizzle-orm'
import { wards } from '../places/tables'
import { BoundedMap } from '../shared/bounded-map'
import type { Context } from '../shared/context'

/** Which province a ward is in never changes, and every child that is written needs it. */
const remembered = new WeakMap<object, BoundedMap<string>>()

/** The code of the actor's ward's province, asked of a database once. */
export async function provinceOfWard({ db, actor }: Context): Promise<string> {
  const known = remembered.get(db) ?? new BoundedMap<string>({ most: 1000 })
  remembered.set(db, known)
  const found = known.get(actor.wardId)
  if (found) return found
  const [ward] = await db.select({ code: wards.provinceCode }).from(wards).where(eq(wards.id, actor.wardId))
  const code = ward?.code ?? ''
  if (ward) known.set(actor.wardId, code)
  return code
}
