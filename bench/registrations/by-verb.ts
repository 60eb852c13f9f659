import type { Database } from '../../src/database/database'
import { registerByGuardian } from '../../src/participation/register-by-guardian'
import type { FieldCrypto } from '../../src/people/field-crypto'
import { formOf, GUARDIANS, guardianContext, type Place } from './world'

/** Everybody registers at once through the verb. @returns the registrations in the order they were answered, and milliseconds of each */
export async function registerAll(db: Database, crypto: FieldCrypto, place: Place) {
  const context = guardianContext(db, crypto)
  const answered: string[] = []
  const waited: number[] = []
  let next = 0
  const guardian = async () => {
    for (let number = next++; number < GUARDIANS; number = next++) {
      const { family, child } = formOf(place, number)
      const start = performance.now()
      const { id } = await registerByGuardian(context, place.eventId, { ...family, children: [child] })
      answered.push(id)
      waited.push(performance.now() - start)
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: AT_ONCE }, guardian))
  return { answered, waited, seconds: (performance.now() - start) / 1000 }
}

const AT_ONCE = 64
