import { and, eq, gte, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { auditIf } from '../audit/record'
import { insertWhere } from '../database/insert-where'
import { holidays } from '../database/schema'
import type { ErrorCode } from '../messages/errors'
import { office } from '../shared/actor'
import { requireRole } from '../shared/context'
import { DAY, wallDate } from '../shared/dates'
import { Conflict, Invalid } from '../shared/errors'
import { hashSecret, newId, newSecret } from '../shared/ids'
import { familyPhone, optional, optionalLine, paragraphs, parse } from '../shared/parse'
import { phoneHash } from './child-rows'
import type { PersonalContext } from './context'
import { type RequestKind, requestDeadlines, requestKinds } from './request-deadlines'
import { dataRequests } from './tables'

/** How many requests one phone, or one family's link, may send in a day. */
const PER_DAY = 5

const code = (c: ErrorCode): ErrorCode => c

const words = paragraphs(2000).pipe(z.string().min(1, code('required')))

/** Asked without the family's link, so that somebody has to find out whom it is about. */
export const publicRequest = z.strictObject({
  kind: z.enum(requestKinds, code('required')),
  name: optionalLine(120),
  phone: familyPhone(),
  words,
})

/** Asked in person, by letter or by call; not every family has a phone. */
export const deskRequest = z.strictObject({ ...publicRequest.shape, phone: optional(familyPhone()) })

/** Asked through the family's link: the child is known. */
export const linkRequest = z.strictObject({
  kind: z.enum(['access', 'correction', 'erasure'], code('required')),
  words: paragraphs(2000),
})

/** What of a request is encrypted. */
export type RequestWords = { name: string; phone: string | null; text: string }

/** The secret of the address where it is followed; shown once. */
export type MadeRequest = { id: string; secret: string }

/** A guardian asks on the ward's privacy page. @throws Invalid, Conflict `requests_often` */
export async function makePublicRequest(context: PersonalContext, input: unknown): Promise<MadeRequest> {
  requireRole(context.actor, 'guardian')
  const { kind, name, phone, words: text } = parse(publicRequest, input)
  return write(context, { kind, via: 'web', childId: null, words: { name, phone, text } })
}

/** The office enters what was asked in person. @throws Forbidden, Invalid */
export async function makeDeskRequest(context: PersonalContext, input: unknown): Promise<MadeRequest> {
  requireRole(context.actor, ...office)
  const { kind, name, phone, words: text } = parse(deskRequest, input)
  return write(context, { kind, via: 'desk', childId: null, words: { name, phone, text } })
}

/**
 * A family asks through its own link.
 * @param childId one of the children the link is of
 * @param asker who registered by the form, where nobody vouched for that phone: the office is to be told
 * @throws Invalid, Conflict `requests_often`
 */
export async function makeLinkRequest(
  context: PersonalContext,
  childId: string,
  input: unknown,
  asker: { name: string; phone: string | null } = { name: '', phone: null },
): Promise<MadeRequest> {
  requireRole(context.actor, 'guardian')
  const { kind, words: text } = parse(linkRequest, input)
  if (kind === 'correction' && !text) throw new Invalid({ words: { code: 'required' } })
  return write(context, { kind, via: 'link', childId, words: { ...asker, text } })
}

type Wanted = {
  kind: RequestKind
  via: (typeof dataRequests.$inferSelect)['via']
  childId: string | null
  words: RequestWords
}

async function write(context: PersonalContext, { kind, via, childId, words }: Wanted): Promise<MadeRequest> {
  const { db, actor, crypto, now } = context
  const [id, secret] = [newId(), newSecret()]
  const days = await db
    .select({ date: holidays.date })
    .from(holidays)
    .where(and(eq(holidays.wardId, actor.wardId), gte(holidays.date, wallDate(now))))
  const caller = words.phone && (await phoneHash(context, words.phone))
  const sealed = await crypto.encrypt(JSON.stringify(words), `data_request.words:${id}`)
  const [made] = await db.batch([
    insertWhere(
      db,
      dataRequests,
      {
        ...{ id, wardId: actor.wardId, kind, childId, via, words: sealed, keyId: crypto.keyId, phoneHash: caller },
        secretHash: await hashSecret(secret),
        receivedAt: now,
        ...requestDeadlines(kind, now, new Set(days.map(({ date }) => date))),
      },
      via === 'desk' ? sql`true` : sql`${asked(context, caller, childId)} < ${PER_DAY}`,
    ).returning({ id: dataRequests.id }),
    auditIf(context, sql`exists (select 1 from data_request where id = ${id})`, 'request.made', id, { kind, via }),
  ])
  if (!made.length) throw new Conflict('requests_often')
  return { id, secret }
}

/** How many requests came from this phone, or for this child through a link, within a day. */
const asked = ({ actor, now }: PersonalContext, caller: string | null, childId: string | null): SQL =>
  sql`(select count(*) from data_request where ward_id = ${actor.wardId} and received_at > ${now - DAY}
    and ${caller ? sql`phone_hash = ${caller}` : sql`child_id = ${childId} and via = 'link'`})`
