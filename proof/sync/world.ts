import { eq } from 'drizzle-orm'
import type { Database } from '../../src/database/database'
import { insertRows } from '../../src/database/insert-rows'
import { children, consents, occurrences, registrations } from '../../src/database/schema'
import { storeChildren } from '../../src/people/add-child'
import { readChild } from '../../src/people/child-input'
import { HOUR } from '../../src/shared/dates'
import { newId } from '../../src/shared/ids'
import { plantSession } from '../../test/support/attendance'
import { openPhone } from '../../test/support/checkin'
import { NOW, type Scenario, scenario } from '../../test/support/scenario'
import { PEOPLE, PLACED } from './story'

export type World = Awaited<ReturnType<typeof newWorld>>

const names = (count: number, family: string) =>
  Array.from({ length: count }, (_, index) => `${family} Em ${'Số '.repeat(index)}Xuân`)

/** Children of the ward, added by the office. */
const add = async (s: Scenario, all: string[]) => {
  const rows = all.map(name =>
    readChild(
      { name, groupId: s.group.id, birthYear: 2016, gender: 'girl', consentMethod: 'paper', assent: 'yes' },
      s.clock.now,
    ),
  )
  return (await storeChildren(s.editor, rows)) as string[]
}

let foreign: Promise<{ db: Database; stranger: string; groupId: string }> | undefined

/** Another ward with a child; one for all worlds of a database. */
async function anotherWard(db: Database) {
  if ((await foreign)?.db !== db)
    foreign = scenario({ db }).then(async s => ({
      db,
      stranger: (await add(s, ['Ngô Thị Xa']))[0]!,
      groupId: s.group.id,
    }))
  return (await foreign)!
}

/** A ward of its own: two sessions tonight, children with places and without, and phones at the doors. */
export async function newWorld(db: Database, phones: number) {
  const s = await scenario({ db })
  const first = await plantSession(s, { startsAt: NOW - HOUR })
  const second = await plantSession(s, { startsAt: NOW - HOUR })
  const calledOff = await plantSession(s, { startsAt: NOW - HOUR })
  const elsewhere = await plantSession(s, { startsAt: NOW - HOUR })
  const placedNames = names(PLACED, 'Nguyễn')
  const [known, outsider, waiting, erased, withdrawn, ...placed] = (await add(s, [
    ...['Lê Thị Quen', 'Lê Thị Ngoài', 'Lê Thị Chờ', 'Lê Thị Xóa', 'Lê Thị Rút'],
    ...placedNames,
  ])) as [string, string, string, string, string, ...string[]]
  const places = [...placed, erased].map(childId => ({ childId, status: 'confirmed' as const }))
  const planted = [first, second].flatMap(({ eventId }) =>
    [...places, { childId: waiting, status: 'waiting' as const }].map(place => ({
      ...{ id: newId(), wardId: s.wardId, eventId, ...place, eligible: false, position: 0 },
      ...{ source: 'staff' as const, createdBy: 'proof', createdAt: NOW },
    })),
  )
  await insertRows(db, registrations, planted)
  const sessions = [first.occurrenceId, second.occurrenceId]
  const devices = []
  for (let phone = 0; phone < phones; phone += 1)
    devices.push(await openPhone(s, [...sessions, calledOff.occurrenceId]))
  await db.batch([
    db.update(children).set({ erasedAt: NOW, name: null, identityHash: null }).where(eq(children.id, erased)),
    db.update(consents).set({ withdrawnAt: NOW }).where(eq(consents.childId, withdrawn)),
    db.update(occurrences).set({ status: 'cancelled' }).where(eq(occurrences.id, calledOff.occurrenceId)),
  ])
  const { stranger, groupId: foreignGroupId } = await anotherWard(db)
  const people: [string, number][] = [
    [placedNames[0]!, 2016],
    ['Lê Thị Quen', 2016],
    ...names(PEOPLE - 2, 'Đỗ').map((name): [string, number] => [name, 2017]),
  ]
  return {
    ...{ db, s, sessions, devices, placed, known, outsider, waiting, erased, stranger, foreignGroupId, people },
    withdrawn: { name: 'Lê Thị Rút', birthYear: 2016 },
    groupId: s.group.id,
    calledOff: calledOff.occurrenceId,
    elsewhere: elsewhere.occurrenceId,
    startsAt: NOW,
    /** How many children the ward knew. */
    planted: 5 + placed.length,
  }
}
