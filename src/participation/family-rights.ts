import { and, desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { guardians } from '../database/schema'
import { linkRequest, type MadeRequest, makeLinkRequest } from '../people/make-request'
import { consentPurposes } from '../shared/choices'
import { Missing } from '../shared/errors'
import { idText, parse } from '../shared/parse'
import type { Held } from './find-ticket'
import { reachOfTicket } from './ticket-reach'
import { takeBackConsent } from './withdraw-consent'

/** Which of the family's consents is withdrawn. */
export const familyWithdrawal = z.strictObject({ childId: idText(), purpose: z.enum(consentPurposes) })
/** What a family asks through its link, and about which child. */
export const familyRequest = z.strictObject({ childId: idText(), ...linkRequest.shape })

/**
 * Takes a consent back through the family's link, at once; where nobody vouched for its phone, what that phone gave and
 * took. @throws Invalid, Missing for a child it is not of
 */
export async function withdrawByFamily(held: Held, input: unknown): Promise<void> {
  const { childId, purpose } = parse(familyWithdrawal, input)
  const only = await reachFor(held, childId)
  await takeBackConsent(held.context, childId, purpose, only)
}

/** Asks for an extract, a correction or erasure. @throws Invalid, Missing, Conflict `requests_often` */
export async function requestByFamily(held: Held, input: unknown): Promise<MadeRequest> {
  const { childId, ...request } = parse(familyRequest, input)
  const only = await reachFor(held, childId)
  return makeLinkRequest(
    held.context,
    childId,
    request,
    only === null ? undefined : await nameAsker(held, childId, only),
  )
}

async function nameAsker({ context: { db, crypto } }: Held, childId: string, phone: string) {
  const found = await db.query.guardians.findFirst({
    where: and(eq(guardians.childId, childId), eq(guardians.phoneHash, phone)),
    orderBy: desc(guardians.createdAt),
  })
  return (
    found && {
      name: await crypto.decrypt(found.name, `guardian.name:${found.id}`),
      phone: found.phone && (await crypto.decrypt(found.phone, `guardian.phone:${found.id}`)),
    }
  )
}

async function reachFor(held: Held, childId: string): Promise<string | null> {
  const only = (await reachOfTicket(held)).get(childId)
  if (only === undefined) throw new Missing('ticket_missing')
  return only
}
