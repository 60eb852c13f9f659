import { and, asc, eq, isNotNull, type SQL } from 'drizzle-orm'
import type { Database } from '../database/database'
import { campaigns, letters, organizations } from '../database/schema'

/** What everyone may see of a campaign. `issuedOn` is `YYYY-MM-DD`, or `YYYY-MM` while the day is blank. */
export type PublicCampaign = Awaited<ReturnType<typeof listPublicCampaigns>>[number]

/** A published campaign of the ward, or null. */
export async function getPublicCampaign(db: Database, wardId: string, id: string): Promise<PublicCampaign | null> {
  const [campaign] = await read(db, wardId, eq(campaigns.id, id))
  return campaign ?? null
}

/** The ward's published campaigns by their first day. */
export const listPublicCampaigns = (db: Database, wardId: string) => read(db, wardId)

const read = (db: Database, wardId: string, condition?: SQL) =>
  db
    .select({
      id: campaigns.id,
      name: campaigns.name,
      description: campaigns.description,
      leadName: organizations.name,
      startsOn: campaigns.startsOn,
      endsOn: campaigns.endsOn,
      letter: {
        // First a column that is never null: drizzle takes a null there for a letter that does not exist.
        symbol: letters.symbol,
        number: letters.number,
        issuer: letters.issuer,
        subject: letters.subject,
        issuedOn: letters.issuedOn,
        basedOn: letters.basedOn,
      },
    })
    .from(campaigns)
    .innerJoin(organizations, eq(organizations.id, campaigns.organizationId))
    .leftJoin(letters, eq(letters.id, campaigns.letterId))
    .where(and(eq(campaigns.wardId, wardId), isNotNull(campaigns.publishedAt), condition))
    .orderBy(asc(campaigns.startsOn), asc(campaigns.searchName))
