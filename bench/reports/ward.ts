import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database, Statement } from '../../src/database/database'
import { insertRows } from '../../src/database/insert-rows'
import {
  attendances,
  censuses,
  children,
  events,
  occurrences,
  organizations,
  residentialGroups,
  wards,
} from '../../src/database/schema'
import { type Random, randomFrom } from '../../src/demo/random'
import type { PersonalContext } from '../../src/people/context'
import { openFieldCrypto } from '../../src/people/field-crypto'
import { systemOf } from '../../src/shared/actor'
import { categories } from '../../src/shared/choices'
import { DAY, HOUR, instantOf } from '../../src/shared/dates'
import { fold } from '../../src/shared/text'

export const season = { from: '2026-06-01', to: '2026-08-31' }
const OPENS = instantOf(season.from, '08:00')
const DAYS = 92
const GROUPS = 27
const SESSIONS_OF_EVENT = 20
/** Rows of a statement and statements of a batch. */
const AT_ONCE = 400
const STATEMENTS = 20

export type Size = { children: number; attendances: number; sessions: number }
/** A ward as the issue has it. */
export const WARD: Size = { children: 9_000, attendances: 200_000, sessions: 8_000 }

const KEY = 'bench:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='

/** Verbs act as the system on the evening of the season's last day. */
export const benchContext = async (db: Database, wardId: string): Promise<PersonalContext> => ({
  db,
  actor: systemOf(wardId),
  crypto: await openFieldCrypto(KEY),
  now: instantOf(season.to, '20:00'),
})

/** Letters as of the app's ids, but the same in every run. */
const idOf = (random: Random) =>
  Array.from({ length: 16 }, () => '0123456789abcdefghjkmnpqrstvwxyz'[random.below(32)]).join('')

/** A ward with its register, census, season and who came: rows written as the verbs would. */
export async function fillWard(db: Database, wardId: string, size: Size): Promise<void> {
  const random = randomFrom(Number(wardId))
  const id = () => idOf(random)
  const write = async (table: SQLiteTable, rows: object[]) => {
    const statements = chunks(rows, AT_ONCE).map(chunk => insertRows(db, table, chunk as never) as unknown as Statement)
    for (const batch of chunks(statements, STATEMENTS)) await db.batch(batch as [Statement, ...Statement[]])
  }
  const made = { wardId, createdBy: 'bench', createdAt: OPENS, updatedAt: OPENS }
  await write(wards, [
    {
      ...{ id: wardId, slug: `w${wardId}`, kind: 'phuong', name: `Đo ${wardId}`, provinceCode: '19', createdAt: OPENS },
      ...{ provinceName: 'Thái Nguyên', seasonName: 'Hè', seasonFrom: season.from, seasonTo: season.to },
    },
  ])
  const organizationId = id()
  await write(organizations, [
    { ...made, id: organizationId, name: 'Phòng Văn hóa', searchName: 'phong van hoa', kind: 'office' },
  ])
  const groups = Array.from({ length: GROUPS }, (_, index) => ({
    ...made,
    id: id(),
    name: `Tổ ${index + 1}`,
    slug: `to-${index + 1}`,
    searchName: fold(`Tổ ${index + 1}`),
  }))
  await write(residentialGroups, groups)
  const { crypto } = await benchContext(db, wardId)
  const kids = Array.from({ length: size.children }, (_, number) => ({
    ...{ ...made, id: id(), groupId: random.pick(groups).id, name: `Nguyễn Thị Em ${number}`, keyId: crypto.keyId },
    ...{ birthYear: 2009 + random.below(17), gender: random.chance(0.5) ? 'girl' : 'boy' },
    household: random.chance(0.08) ? 'poor' : random.chance(0.08) ? 'near_poor' : 'none',
    ...{ specialCircumstances: random.chance(0.04), ethnicMinority: random.chance(0.2) },
  }))
  for (const chunk of chunks(kids, AT_ONCE))
    await Promise.all(
      chunk.map(async kid => {
        kid.name = await crypto.encrypt(kid.name, `child.name:${kid.id}`)
      }),
    )
  await write(children, kids)
  await write(
    censuses,
    groups.map(({ id: groupId }) => ({
      wardId,
      groupId,
      year: 2026,
      under16: 400,
      poor: 30,
      savedBy: 'bench',
      savedAt: OPENS,
    })),
  )
  const eventRows = Array.from({ length: size.sessions / SESSIONS_OF_EVENT }, (_, index) => {
    const eventId = id()
    return {
      ...{ ...made, id: eventId, title: 'Sinh hoạt hè', searchTitle: 'sinh hoat he', saveToken: eventId },
      ...{ category: categories[index % categories.length], organizationId, registration: 'open' },
      ...{ startsOn: season.from, startTime: '08:00', durationMinutes: 60, status: 'published' },
    }
  })
  await write(events, eventRows)
  const sessions = eventRows.flatMap(event =>
    Array.from({ length: SESSIONS_OF_EVENT }, () => {
      const startsAt = OPENS + random.below(DAYS) * DAY + random.below(10) * HOUR
      return { id: id(), wardId, eventId: event.id, startsAt, endsAt: startsAt + HOUR, shown: true }
    }),
  )
  await write(occurrences, sessions)
  const each = size.attendances / size.sessions
  await write(
    attendances,
    sessions.flatMap(({ id: occurrenceId }) => {
      // A stride that no register's size divides: nobody comes twice to the same session.
      const first = random.below(size.children)
      return Array.from({ length: each }, (_, number) => ({
        ...{ id: id(), wardId, occurrenceId, childId: kids[(first + number * 37) % size.children]!.id },
        ...{ method: 'tick', recordedBy: 'bench', recordedAt: OPENS },
      }))
    }),
  )
}

const chunks = <T>(items: T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))
