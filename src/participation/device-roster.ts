import { and, eq, sql } from 'drizzle-orm'
import { occurrences, residentialGroups } from '../database/schema'
import type { PersonalContext } from '../people/context'
import { openNames } from '../people/open-names'
import { wards } from '../places/tables'
import { wallDate } from '../shared/dates'
import { Gone } from '../shared/errors'
import { compareNames } from '../shared/text'
import { rosterEndsAt, windowOf } from './checkin-times'
import { doorNames } from './door-name'
import type { CheckinDevice } from './find-device'
import { type CountedSession, ofOwnGroup, sessionsOf } from './session'
import { settleLapsed } from './settle-lapsed'
import { headcounts } from './tables'
import { doorCodeHash } from './tickets'

export type DeviceChild = {
  id: string
  /** The given name, with an initial only where two of a group share it. */
  name: string
  group: string
  /** SHA-256 of the door code on the child's ticket, in hex; null for one who came without a place. */
  ticket: string | null
  present: boolean
  /** The family or teacher said beforehand that it cannot come. */
  excused: boolean
}

export type DeviceSession = {
  id: string
  title: string
  venue: string | null
  startsAt: number
  endsAt: number
  /** When children may be ticked on the phone. */
  opensAt: number
  closesAt: number
  children: DeviceChild[]
  /** What this phone counted itself, by category. */
  counts: Record<string, number>
  /** Heads of the crowd by everybody. */
  crowd: number
}

/** What a phone at the door holds: its sessions' children by given name and group, without flags. Times in UTC ms. */
export type DeviceRoster = {
  now: number
  device: { id: string; label: string; expiresAt: number }
  ward: { name: string }
  groups: { id: string; name: string }[]
  sessions: DeviceSession[]
}

type Listed = Omit<DeviceChild, 'name' | 'ticket'> & {
  occurrenceId: string
  groupId: string
  registrationId: string | null
}

/** The sessions of a phone that its staff member still keeps attendance of. */
export async function sessionsOfDevice(context: PersonalContext, device: CheckinDevice): Promise<CountedSession[]> {
  const found = await sessionsOf(context).where(
    and(
      eq(occurrences.wardId, context.actor.wardId),
      eq(occurrences.shown, true),
      sql`${occurrences.id} in (select value from json_each(${JSON.stringify(device.occurrenceIds)}))`,
    ),
  )
  return found
    .filter(({ reachable }) => reachable)
    .map(({ reachable: _, ...session }) => session)
    .sort((a, b) => a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1))
}

/**
 * The roster for a phone, in the reach of the staff member it acts for. The opening is recorded once.
 * @throws Gone `roster_closed` once the day of its sessions is over
 */
export async function deviceRoster(context: PersonalContext, device: CheckinDevice): Promise<DeviceRoster> {
  const { now } = context
  if (rosterEndsAt(device.expiresAt) <= now) throw new Gone('roster_closed')
  const sessions = (await sessionsOfDevice(context, device)).filter(({ status }) => status === 'scheduled')
  await settleLapsed(
    context,
    sessions.map(({ eventId }) => eventId),
  )
  const ids = JSON.stringify(sessions.map(({ id }) => id))
  const [ward, listed, counted] = await Promise.all([
    wardOf(context),
    listChildren(context, ids),
    context.db
      .select({ occurrenceId: headcounts.occurrenceId, category: headcounts.category, heads: headcounts.count })
      .from(headcounts)
      .where(
        sql`${headcounts.source} = ${device.id} and ${headcounts.occurrenceId} in (select value from json_each(${ids}))`,
      ),
  ])
  const children = await nameChildren(context, listed, sessions[0]?.id ?? device.id)
  return {
    now,
    device: { id: device.id, label: device.label, expiresAt: device.expiresAt },
    ...ward,
    sessions: sessions.map(({ id, title, venue, startsAt, endsAt, crowd }) => ({
      ...{ id, title, venue, startsAt, endsAt },
      ...windowOf({ startsAt, endsAt }),
      children: children.get(id) ?? [],
      counts: Object.fromEntries(
        counted.filter(({ occurrenceId }) => occurrenceId === id).map(({ category, heads }) => [category, heads]),
      ),
      crowd,
    })),
  }
}

async function wardOf({ db, actor, now }: PersonalContext): Promise<Pick<DeviceRoster, 'ward' | 'groups'>> {
  const own = actor.role === 'group_head' ? sql`and id = ${actor.groupId ?? ''}` : sql``
  const [[ward], groups] = await Promise.all([
    db.select({ name: wards.name }).from(wards).where(eq(wards.id, actor.wardId)),
    db
      .select({ id: residentialGroups.id, name: residentialGroups.name })
      .from(residentialGroups)
      .where(sql`ward_id = ${actor.wardId} and coalesce(valid_to, '9') >= ${wallDate(now)} ${own}`)
      .orderBy(residentialGroups.searchName, residentialGroups.id),
  ])
  return { ward: { name: ward?.name ?? '' }, groups }
}

/** With a confirmed place or present; sessions as a JSON list of ids. */
const listChildren = ({ db, actor }: PersonalContext, ids: string): Promise<Listed[]> =>
  db
    .select({
      occurrenceId: sql<string>`listed.occurrence_id`,
      id: sql<string>`c.id`,
      group: sql<string>`g.name`,
      groupId: sql<string>`g.id`,
      registrationId: sql<string | null>`r.id`,
      present: sql`a.id is not null`.mapWith(Boolean),
      excused: sql`x.child_id is not null`.mapWith(Boolean),
    })
    .from(sql`(select o.id as occurrence_id, o.event_id, r.child_id from json_each(${ids}) cross join occurrence o on o.id = value
          cross join registration r on r.event_id = o.event_id and r.status = 'confirmed'
        union select o.id, o.event_id, a.child_id from json_each(${ids}) cross join occurrence o on o.id = value
          cross join attendance a on a.occurrence_id = o.id) listed
      cross join child c on c.id = listed.child_id
      join residential_group g on g.id = c.group_id
      left join registration r on r.event_id = listed.event_id and r.child_id = c.id and r.status = 'confirmed'
      left join attendance a on a.occurrence_id = listed.occurrence_id and a.child_id = c.id
      left join excuse x on x.occurrence_id = listed.occurrence_id and x.child_id = c.id`)
    .where(sql`c.ward_id = ${actor.wardId} and c.name is not null and ${ofOwnGroup(actor)}`)

/** By session: its children, called as two of one group that share a name are told apart within that session. */
async function nameChildren(context: PersonalContext, listed: Listed[], openedFor: string) {
  const fullNames = await openNames(context, [...new Set(listed.map(({ id }) => id))], openedFor)
  const bySession = new Map<string, DeviceChild[]>()
  for (const occurrenceId of new Set(listed.map(row => row.occurrenceId))) {
    const known = listed.flatMap(row => {
      const fullName = row.occurrenceId === occurrenceId ? fullNames.get(row.id) : undefined
      return fullName === undefined ? [] : [{ row, fullName }]
    })
    const names = doorNames(known.map(({ row, fullName }) => ({ id: row.id, fullName, group: row.groupId })))
    known.sort((a, b) => compareNames(a.fullName, b.fullName))
    const children = known.map(async ({ row: { id, group, registrationId, present, excused } }) => ({
      ...{ id, name: names.get(id)!, group, present, excused },
      ticket: registrationId && (await doorCodeHash(context.crypto, registrationId)),
    }))
    bySession.set(occurrenceId, await Promise.all(children))
  }
  return bySession
}
