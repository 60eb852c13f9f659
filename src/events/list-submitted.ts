import { and, asc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { auditEntries, events, organizations, publications, users } from '../database/schema'
import type { PublicationPayload } from '../publications/publication'
import { approvers } from '../shared/actor'
import { categories } from '../shared/choices'
import { type Context, requireRole } from '../shared/context'
import { readCursor, writeCursor } from '../shared/cursor'
import { Malformed } from '../shared/errors'
import { idText, optional, parse, whole } from '../shared/parse'
import { changedFields } from './changed-fields'
import { changedMeetings } from './changed-meetings'
import { type EventDetails, getEvents } from './get-events'
import { mindEvents } from './mind-events'
import { partsTogether, waitsFirst } from './parts-together'
import { snapshotOf } from './snapshot'

const PAGE = 30

const absentIs = (otherwise: unknown) => (value: unknown) => (value === '' || value === undefined ? otherwise : value)

/** What the queue is narrowed by, and where it is carried on: by a number for people, by a cursor for programs. */
export const queueFilter = z.object({
  category: optional(z.enum(categories)),
  organizationId: optional(idText()),
  cursor: z.preprocess(absentIs(null), z.string().nullable()),
})

const pageNumber = z.preprocess(absentIs(1), whole(1, 1000))

/** One thing to decide: an event, or the parts of a split series, which are decided together. */
export type Submission = Awaited<ReturnType<typeof listSubmitted>>['items'][number]

/**
 * What waits for approval, the longest waiting first, 30 at a time; a constant number of statements. Each event comes
 * with what differs from what the public sees (`changes` is null for what was never public) and what is to be minded.
 * @param filter see `queueFilter`; `page` counts from 1
 * @returns `total` and `kinds` (how many by category and host) of the whole queue; `next` is a cursor, null at the end
 * @throws Forbidden, Invalid, Malformed `bad_cursor`
 */
export async function listSubmitted(context: Context, { page, ...filter }: Record<string, unknown> = {}) {
  const { db, actor } = context
  requireRole(actor, ...approvers)
  const { category, organizationId, cursor } = parse(queueFilter, filter)
  const [since, after] = cursor === null ? [] : readCursor(cursor, 2)
  if (since !== undefined && !/^\d{1,15}$/.test(since)) throw new Malformed('bad_cursor')
  const [rows, kinds] = await Promise.all([
    db
      .select({ id: events.id, since: events.updatedAt })
      .from(events)
      .where(
        and(
          waitsFirst(actor),
          category ? eq(events.category, category) : undefined,
          organizationId ? eq(events.organizationId, organizationId) : undefined,
          since === undefined ? undefined : sql`(event.updated_at, event.id) > (${Number(since)}, ${after})`,
        ),
      )
      .orderBy(asc(events.updatedAt), asc(events.id))
      .limit(PAGE + 1)
      .offset((parse(z.object({ page: pageNumber }), { page }).page - 1) * PAGE),
    listKinds(context),
  ])
  const heads = rows.slice(0, PAGE)
  const last = heads.at(-1)
  return {
    items: await submissions(context, heads),
    next: rows.length > PAGE && last ? writeCursor([String(last.since), last.id]) : null,
    kinds,
    total: kinds.reduce((sum, kind) => sum + kind.count, 0),
  }
}

const listKinds = ({ db, actor }: Context) =>
  db
    .select({
      category: events.category,
      organizationId: events.organizationId,
      hostName: organizations.name,
      count: sql`count(*)`.mapWith(Number),
    })
    .from(events)
    .innerJoin(organizations, eq(organizations.id, events.organizationId))
    .where(waitsFirst(actor))
    .groupBy(events.category, events.organizationId)

async function submissions(context: Context, heads: { id: string; since: number }[]) {
  const groups = await partsTogether(
    context,
    heads.map(head => head.id),
  )
  const ids = groups.flat().map(part => part.id)
  const [found, published, sent] = await Promise.all([
    getEvents(context, ids),
    readPublished(context, ids),
    readSenders(context, ids),
  ])
  const minded = await mindEvents(context, found)
  return groups.map(group => {
    const own = group.map(part => part.id)
    const [latest] = sent.filter(one => own.includes(one.id)).sort((a, b) => b.at - a.at)
    const parts = found.filter(event => own.includes(event.id)).sort((a, b) => own.indexOf(a.id) - own.indexOf(b.id))
    return {
      /** UTC milliseconds; since then it waits. */
      since: latest?.at ?? heads.find(head => own.includes(head.id))!.since,
      /** The name of the staff member who sent it; null when a program or nobody known did. */
      sentBy: latest?.name ?? null,
      parts: parts.map((event, index) => {
        const payload = published.find(one => one.id === event.id)?.payload
        return {
          event,
          changes: payload ? changesOf(payload, event, parts.slice(index + 1)) : null,
          findings: minded.get(event.id) ?? [],
        }
      }),
    }
  })
}

/** What differs from what is public. Meetings that a later part takes over are those of before, moved to it. */
function changesOf(payload: PublicationPayload, event: EventDetails, later: EventDetails[]) {
  const next = snapshotOf(event)
  const taken = later
    .filter(part => part.publication === null)
    .flatMap(part =>
      snapshotOf(part).occurrences.map(one => ({
        ...one,
        venue: one.venue ?? (part.venueId === event.venueId ? null : part.venue),
      })),
    )
  return {
    fields: changedFields(payload, next),
    meetings: changedMeetings(payload, { ...next, occurrences: [...next.occurrences, ...taken] }),
  }
}

const readPublished = ({ db }: Context, ids: string[]) =>
  db
    .select({ id: publications.id, payload: publications.payload })
    .from(publications)
    .where(
      sql`${publications.id} in (select value from json_each(${JSON.stringify(ids)})) and ${publications.status} = 'published'`,
    )

/** Who sent each event last. SQLite takes the other columns from the row of the maximum. */
const readSenders = ({ db, actor }: Context, ids: string[]) =>
  db
    .select({ id: auditEntries.subjectId, at: sql`max(${auditEntries.at})`.mapWith(Number), name: users.name })
    .from(auditEntries)
    .leftJoin(users, eq(users.id, auditEntries.actorId))
    .where(
      sql`${auditEntries.subjectId} in (select value from json_each(${JSON.stringify(ids)}))
        and ${auditEntries.wardId} = ${actor.wardId} and ${auditEntries.action} = 'event.submitted'`,
    )
    .groupBy(auditEntries.subjectId)
