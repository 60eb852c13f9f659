import type { PersonalContext } from '../people/context'
import { Conflict } from '../shared/errors'
import { ChildrenUnfit, type FamilyRegistered, registerFamily } from './register-family'

/**
 * Gives one child of the register a place in a published event, or the end of its waiting list; see `registerFamily`.
 * @throws as that does, but for what makes this child unfit: Conflict with the reason
 */
export async function registerChild(
  context: PersonalContext,
  eventId: string,
  childId: string,
  code?: string,
): Promise<FamilyRegistered['children'][number]> {
  try {
    const { children } = await registerFamily(context, eventId, [childId], code)
    return children[0]!
  } catch (error) {
    const [unfit] = error instanceof ChildrenUnfit ? Object.values(error.children) : []
    throw unfit ? new Conflict(unfit.code, unfit.values) : error
  }
}
