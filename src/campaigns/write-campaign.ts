import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { organizations } from '../database/schema'
import type { Context } from '../shared/context'
import { Invalid } from '../shared/errors'
import { fold } from '../shared/text'
import type { campaignInput } from './campaign-input'

type Given = z.output<typeof campaignInput>

/** What an input means for the campaign's row. */
export const campaignColumns = ({ name, description, organizationId, startsOn, endsOn }: Given) => ({
  name,
  description,
  organizationId,
  startsOn,
  endsOn,
  searchName: fold(name),
})

/** What an input means for the letter's row. */
export const letterColumns = (given: Given) => ({
  number: given.letterNumber || null,
  symbol: given.letterSymbol,
  issuer: given.letterIssuer,
  subject: given.letterSubject,
  issuedOn: given.letterIssuedOn || null,
  basedOn: given.letterBasedOn,
})

/** @throws Invalid when the ward has no such organization */
export async function checkLead({ db, actor }: Context, organizationId: string): Promise<void> {
  const lead = await db.query.organizations.findFirst({
    columns: { id: true },
    where: and(eq(organizations.id, organizationId), eq(organizations.wardId, actor.wardId)),
  })
  if (!lead) throw new Invalid({ organizationId: { code: 'unknown_choice' } })
}
