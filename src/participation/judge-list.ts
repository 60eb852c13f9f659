import { eq, sql } from 'drizzle-orm'
import type { ChildLine } from '../exchange/read-children'
import { checkBirthYear } from '../people/ages'
import { identityHash } from '../people/child-rows'
import type { PersonalContext } from '../people/context'
import { groupResolver } from '../people/resolve-group'
import { children } from '../people/tables'
import type { Publication } from '../publications/publication'
import { planners } from '../shared/actor'
import { requireRole } from '../shared/context'
import { wallDate } from '../shared/dates'
import { Forbidden, Invalid, type Reason } from '../shared/errors'
import { consentGiven } from './consent-given'
import { findOpenEvent, unfitBecause } from './open-event'

/** Of one list: each takes several statements, and D1 gives a request a thousand. */
export const MOST_LISTED = 100

/** A row of a school's or organization's list, and what would become of it. */
export type ListedChild = {
  line: number
  name: string
  state: 'known' | 'new' | 'placed' | 'error'
  /** The register's child; null for a new one. */
  childId: string | null
  /** What a new child is added with; null for a row that cannot be taken. */
  child: { name: string; birthYear: number; gender: 'girl' | 'boy' | 'other'; groupId: string } | null
  reasons: Reason[]
}

/**
 * Says of each row of a list what would become of it in an event: for the office, and a coordinator for events of the own
 * organization.
 * @param groupId the residential group of rows that name none; empty for none
 * @throws Missing, Forbidden, Conflict, Invalid `list`
 */
export async function judgeList(
  context: PersonalContext,
  eventId: string,
  lines: ChildLine[],
  groupId: string,
): Promise<ListedChild[]> {
  const { db, actor } = context
  const publication = await requireOwnEvent(context, eventId)
  if (lines.length > MOST_LISTED)
    throw new Invalid({ list: { code: 'list_too_long', values: { maximum: MOST_LISTED, count: lines.length } } })
  const resolve = await groupResolver(context)
  const read = lines.map(line => readRow(context, publication, line, resolve, groupId))
  const hashes = await Promise.all(read.map(({ child }) => child && identityHash(context, child)))
  const known = await db
    .select({
      id: children.id,
      hash: children.identityHash,
      placed: sql`exists (select 1 from registration r where r.event_id = ${eventId} and r.child_id = child.id
        and r.status <> 'cancelled')`.mapWith(Boolean),
      tookBack: sql`coalesce((select k.withdrawn_at is not null from consent k where k.child_id = child.id
        and k.purpose = 'taking_part' order by k.given_at desc limit 1), 0)`.mapWith(Boolean),
      saidNo: sql`coalesce(not ${consentGiven(sql`child.id`)}, 0)`.mapWith(Boolean),
    })
    .from(children)
    .where(
      sql`${eq(children.wardId, actor.wardId)} and identity_hash in (select value from json_each(${JSON.stringify(hashes.filter(Boolean))}))`,
    )
  return read.map((row, index): ListedChild => {
    const { line, name } = row
    const twice = row.child ? hashes.indexOf(hashes[index]!) : index
    const found = known.find(({ hash }) => hash === hashes[index])
    const reasons = [...row.reasons]
    if (twice < index) reasons.push({ code: 'row_twice', values: { line: read[twice]!.line } })
    // Whoever took the consent back did so after the school's paper was signed.
    if (found?.tookBack) reasons.push({ code: 'consent_taken_back' })
    if (found?.saidNo) reasons.push({ code: 'assent_refused' })
    if (!row.child || reasons.length) return { line, name, state: 'error', childId: null, child: null, reasons }
    const state = found?.placed ? 'placed' : found ? 'known' : 'new'
    return { line, name, state, childId: found?.id ?? null, child: row.child, reasons }
  })
}

/** @throws Missing, Forbidden, Conflict */
export async function requireOwnEvent(context: PersonalContext, eventId: string): Promise<Publication> {
  const { actor } = context
  requireRole(actor, ...planners)
  const publication = await findOpenEvent(context, eventId)
  if (actor.role === 'coordinator' && publication.payload.host.id !== actor.organizationId) throw new Forbidden()
  return publication
}

function readRow(
  { now }: PersonalContext,
  publication: Publication,
  { line, cells, errors }: ChildLine,
  resolve: Awaited<ReturnType<typeof groupResolver>>,
  usual: string,
) {
  const { name = '', birthYear, birthDate, gender, groupName } = cells
  // Only what a list for an event is asked for; a phone or a circumstance in it is passed over.
  const wrong: Record<string, Reason> = Object.fromEntries(
    Object.entries(errors).filter(([field]) => ['name', 'birthYear', 'gender'].includes(field)),
  )
  const group = groupName ? resolve(groupName) : { id: usual }
  if ('refused' in group) wrong.groupId = { code: group.refused, values: { name: groupName ?? '' } }
  else if (!group.id) wrong.groupId = { code: 'unknown_group' }
  if (birthYear !== undefined) {
    try {
      checkBirthYear(birthYear, now)
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      Object.assign(wrong, error.fields)
    }
  }
  if (birthDate && birthDate > wallDate(now))
    wrong.birthYear ??= { code: 'birth_year_future', values: { year: Number(wallDate(now).slice(0, 4)) } }
  const whole = name && birthYear !== undefined && gender && 'id' in group && !Object.keys(wrong).length
  const child = whole ? { name, birthYear, gender, groupId: group.id } : null
  const unfit = child ? unfitBecause(publication, child, now) : {}
  const reasons = [...Object.values(wrong), ...Object.values(unfit)]
  return { line, name, child: reasons.length ? null : child, reasons }
}
