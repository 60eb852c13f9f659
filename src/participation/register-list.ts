import { sql } from 'drizzle-orm'
import { audit } from '../audit/record'
import type { Statement } from '../database/database'
import { insertRows } from '../database/insert-rows'
import type { ChildLine } from '../exchange/read-children'
import { storeChildren } from '../people/add-child'
import { consentRows } from '../people/consent-rows'
import type { PersonalContext } from '../people/context'
import { consents, children as register } from '../people/tables'
import { Invalid } from '../shared/errors'
import { consentGiven } from './consent-given'
import { judgeList, type ListedChild } from './judge-list'
import { registrations } from './tables'
import { takeSeatsStatements } from './take-seats'

/** Children whose places are taken in one batch. */
const CHUNK = 20

export type ListTaken = {
  confirmed: number
  waiting: number
  /** Rows that were not taken, with the reasons. */
  refused: ListedChild[]
}

/**
 * Registers the children of a school's or organization's list, each for itself: all valid rows are taken, in the order of
 * the list, and the others told. New children are added without flags. The school states that it holds the written consent
 * of each family and asked children from 7 years; that is what is recorded.
 * @throws as `judgeList`; Invalid `held` without that statement
 */
export async function registerList(
  context: PersonalContext,
  eventId: string,
  lines: ChildLine[],
  { groupId, held }: { groupId: string; held: boolean },
): Promise<ListTaken> {
  if (!held) throw new Invalid({ held: { code: 'consents_not_held' } })
  const judged = await judgeList(context, eventId, lines, groupId)
  const fresh = judged.filter(({ state }) => state === 'new')
  const added = await storeChildren(
    context,
    fresh.map(({ child }) => ({
      ...child!,
      household: 'none' as const,
      specialCircumstances: false,
      ethnicMinority: false,
      phone: null,
      guardianName: '',
      guardianRelation: null,
      guardianPhone: null,
      consentMethod: 'paper' as const,
      assent: 'yes' as const,
    })),
  )
  const ids = judged.flatMap(row => (row.state === 'known' ? row.childId! : (added[fresh.indexOf(row)] ?? [])))
  await recordHeld(context, eventId, judged)
  for (let from = 0; from < ids.length; from += CHUNK) await takeSeats(context, eventId, ids.slice(from, from + CHUNK))
  const places = await context.db
    .select({ status: registrations.status })
    .from(registrations)
    .where(
      sql`event_id = ${eventId} and status <> 'cancelled'
        and child_id in (select value from json_each(${JSON.stringify(ids)}))`,
    )
  const count = (status: string) => places.filter(place => place.status === status).length
  return {
    confirmed: count('confirmed'),
    waiting: count('waiting'),
    refused: judged.filter(({ state }) => state === 'error'),
  }
}

/** For children of the register whose consent nobody had recorded, the school's paper is it. */
async function recordHeld(context: PersonalContext, eventId: string, judged: ListedChild[]): Promise<void> {
  const { db } = context
  const known = judged.filter(({ state }) => state === 'known')
  if (!known.length) return
  const ids = JSON.stringify(known.map(({ childId }) => childId))
  const without = await db
    .select({ id: register.id })
    .from(register)
    .where(
      sql`child.id in (select value from json_each(${ids})) and not exists (select 1 from consent k
        where k.child_id = child.id and k.purpose = 'taking_part' and k.withdrawn_at is null)`,
    )
  const missing = new Set(without.map(({ id }) => id))
  const rows = known
    .filter(({ childId }) => missing.has(childId!))
    .flatMap(({ childId, child }) =>
      consentRows(context, childId!, null, ['taking_part'], {
        method: 'paper',
        birthYear: child!.birthYear,
        assent: true,
      }),
    )
  if (rows.length)
    await db.batch([
      insertRows(db, consents, rows),
      audit(context, 'consents.recorded', eventId, { count: rows.length }),
    ])
}

async function takeSeats(context: PersonalContext, eventId: string, ids: string[]): Promise<void> {
  const [first, ...more] = ids.flatMap(
    (id): Statement[] =>
      takeSeatsStatements(context, eventId, {
        ids: [id],
        only: consentGiven(sql`child.id`),
        source: 'school',
      }).statements,
  )
  if (first) await context.db.batch([first, ...more])
}
