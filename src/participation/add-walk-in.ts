import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { storeChildren } from '../people/add-child'
import { identityHash } from '../people/child-rows'
import type { PersonalContext } from '../people/context'
import { requireOwnGroup } from '../people/own-group'
import { children } from '../people/tables'
import { Missing } from '../shared/errors'
import { idText, parse } from '../shared/parse'
import { readAtTheDoor } from './read-at-the-door'
import { recordPresence } from './record-presence'
import { findSession, requireOpen } from './session'
import { explainUnrecorded } from './tick-child'

const knownChild = z.strictObject({ childId: idText() })

/**
 * A child came without a place: one the ward knows (`{ childId }`), or a new one (the fields of a new child without
 * `consentMethod`, and `consent`: yes), whose guardian's word at the door is recorded as spoken consent.
 * Somebody the group knows already is not added twice.
 * Office roles any child; a coordinator at events of the own organization; a group head the own group's children.
 * @throws Invalid; Missing, Forbidden, Conflict: the reasons of `findSession` and `requireOpen`
 */
export async function addWalkIn(
  context: PersonalContext,
  occurrenceId: string,
  input: Record<string, unknown>,
): Promise<{ childId: string }> {
  requireOpen(await findSession(context, occurrenceId), context.now)
  const childId = 'childId' in input ? parse(knownChild, input).childId : await childAtTheDoor(context, input)
  const written = await recordPresence(context, occurrenceId, [childId], { kind: 'walk_in' })
  if (!written) await explainUnrecorded(context, occurrenceId, childId, 'consent_missing')
  return { childId }
}

async function childAtTheDoor(context: PersonalContext, input: Record<string, unknown>): Promise<string> {
  const { db, actor, now } = context
  const data = readAtTheDoor(input, now)
  requireOwnGroup(actor, data.groupId)
  const [added] = await storeChildren(context, [data])
  if (added) return added
  const [known] = await db
    .select({ id: children.id })
    .from(children)
    .where(and(eq(children.wardId, actor.wardId), eq(children.identityHash, await identityHash(context, data))))
  if (!known) throw new Missing()
  return known.id
}
