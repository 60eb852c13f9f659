import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { excuses, registrations } from '../../src/database/schema'
import { enterFromPaper, readPaperEntry } from '../../src/participation/enter-from-paper'
import { openPaperRoster } from '../../src/participation/paper-roster'
import { readNumbers } from '../../src/participation/read-numbers'
import { scanTicket } from '../../src/participation/scan-ticket'
import { tickChild } from '../../src/participation/tick-child'
import { doorCode } from '../../src/participation/tickets'
import { HOUR, MINUTE } from '../../src/shared/dates'
import { Conflict, Missing } from '../../src/shared/errors'
import { plantChild, plantRegistration, plantSession } from '../support/attendance'
import { because, rowsOf, session } from '../support/attendance-steps'
import { NOW, type Scenario, scenario } from '../support/scenario'

const names = ['Lê Văn Bình', 'Lê Thị Chi', 'Lê Thị Dung', 'Lê Văn Em']

/** A session with An, Bình, Chi, Dung and Em: numbers 1 to 5. */
async function sheetOfFive() {
  const planted = await session()
  const { s, eventId } = planted
  const children = [planted.childId]
  for (const name of names) {
    const childId = await plantChild(s, { name })
    await plantRegistration(s, eventId, childId)
    children.push(childId)
  }
  s.clock.now += MINUTE
  return { ...planted, children }
}

const presentAt = async (s: Scenario, occurrenceId: string, children: string[]) =>
  (await rowsOf(s, occurrenceId)).map(row => children.indexOf(row.childId) + 1).sort()

const cancel = (s: Scenario, eventId: string, childId: string) =>
  s.db
    .update(registrations)
    .set({ status: 'cancelled', confirmedAt: NOW, cancelledAt: s.clock.now })
    .where(and(eq(registrations.eventId, eventId), eq(registrations.childId, childId)))

test('numbers are read as they are called out', () => {
  expect(readNumbers('1-3, 8 12')).toEqual({ numbers: [1, 2, 3, 8, 12], unread: [] })
  expect(readNumbers('5 – 7;6\n2.')).toEqual({ numbers: [2, 5, 6, 7], unread: [] })
  expect(readNumbers('')).toEqual({ numbers: [], unread: [] })
  expect(readNumbers('7-5, An, 3-, 12345').unread).toEqual(['7-5', 'An', '3-', '12345'])
  expect(readNumbers('1 '.repeat(5000)).unread).toHaveLength(1)
})

describe('a paper roster', () => {
  test('numbers children by what they are called, with their group and whether they are excused', async () => {
    const { s, occurrenceId, children } = await sheetOfFive()
    await s.db
      .insert(excuses)
      .values({ wardId: s.wardId, occurrenceId, childId: children[1]!, recordedBy: 'family', recordedAt: NOW })
    const { rows, sheet, isAsPrinted, meetings } = await openPaperRoster(s.coordinator, occurrenceId)
    expect(rows.map(({ number, name, excused }) => [number, name, excused])).toEqual([
      [1, 'An', false],
      [2, 'Bình', true],
      [3, 'Chi', false],
      [4, 'Dung', false],
      [5, 'Em', false],
    ])
    expect(JSON.stringify(rows)).not.toMatch(/Lê|Nguyễn|2016/)
    expect(sheet).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    expect([isAsPrinted, meetings.map(({ id }) => id)]).toEqual([true, [occurrenceId]])
  })

  test('means the same children later, though some joined and some gave their place back', async () => {
    const { s, eventId, occurrenceId, children } = await sheetOfFive()
    const { sheet } = await openPaperRoster(s.editor, occurrenceId)
    s.clock.now += HOUR
    const late = await plantChild(s, { name: 'Lê Thị Anh' })
    await plantRegistration(s, eventId, late)
    await s.db.update(registrations).set({ createdAt: s.clock.now }).where(eq(registrations.childId, late))
    await cancel(s, eventId, children[2]!)
    const again = await openPaperRoster(s.editor, occurrenceId, sheet.toLowerCase())
    expect(again.rows.map(({ childId, gone }) => [childId, gone])).toEqual(
      children.map((id, index) => [id, index === 2]),
    )
    expect(again.isAsPrinted).toBe(true)
    const now = await openPaperRoster(s.editor, occurrenceId)
    expect(now.rows.map(({ name }) => name)).toEqual(['An', 'Anh', 'Bình', 'Dung', 'Em'])
    expect(now.sheet).not.toBe(sheet)
  })

  test('is of the own group for a group head, and refused to others', async () => {
    const { s, eventId, occurrenceId } = await sheetOfFive()
    await plantRegistration(s, eventId, await plantChild(s, { groupId: s.otherGroup.id, name: 'Lê Thị Anh' }))
    expect((await openPaperRoster(s.groupHead, occurrenceId)).rows).toHaveLength(5)
    await expect(openPaperRoster((await scenario({ db: s.db })).admin, occurrenceId)).rejects.toThrow(Missing)
  })
})

describe('quick entry', () => {
  test('ticks who came by number, on paper, and touches nobody else', async () => {
    const { s, occurrenceId, children } = await sheetOfFive()
    await tickChild(s.editor, occurrenceId, children[4]!)
    const done = await enterFromPaper(s.coordinator, occurrenceId, { numbers: '1-2, 5', said: 'present' })
    expect(done).toEqual({ added: 2, comes: 3 })
    expect(await presentAt(s, occurrenceId, children)).toEqual([1, 2, 5])
    expect((await rowsOf(s, occurrenceId)).map(row => row.method).sort()).toEqual(['paper', 'paper', 'tick'])
  })

  test('by those who were absent ticks all others and takes back who is named', async () => {
    const { s, occurrenceId, children } = await sheetOfFive()
    await tickChild(s.editor, occurrenceId, children[1]!)
    await enterFromPaper(s.editor, occurrenceId, { numbers: '2, 4', said: 'absent' })
    expect(await presentAt(s, occurrenceId, children)).toEqual([1, 3, 5])
    await enterFromPaper(s.editor, occurrenceId, { numbers: '', said: 'absent' })
    expect(await presentAt(s, occurrenceId, children)).toEqual([1, 2, 3, 4, 5])
  })

  test('names numbers that are none, and writes nothing then', async () => {
    const { s, occurrenceId, children } = await sheetOfFive()
    const enter = (numbers: string) => enterFromPaper(s.editor, occurrenceId, { numbers, said: 'present' })
    await expect(enter('1, 6-7')).rejects.toMatchObject({
      fields: { numbers: { code: 'roster_numbers_unknown', values: { numbers: '6, 7' } } },
    })
    await expect(enter('0')).rejects.toMatchObject({ fields: { numbers: { code: 'roster_numbers_unknown' } } })
    await expect(enter('1, hai')).rejects.toMatchObject({
      fields: { numbers: { code: 'roster_numbers_unread', values: { text: 'hai' } } },
    })
    await expect(enter(' ')).rejects.toMatchObject({ fields: { numbers: { code: 'required' } } })
    expect(await presentAt(s, occurrenceId, children)).toEqual([])
  })

  test('of an old sheet whose numbers may mean others waits until somebody compared', async () => {
    const { s, occurrenceId, children } = await sheetOfFive()
    const { sheet } = await openPaperRoster(s.editor, occurrenceId)
    const forged = `${sheet.slice(0, -2)}${sheet.endsWith('00') ? '01' : '00'}`
    const input = { sheet: forged, numbers: '1', said: 'present' }
    await expect(enterFromPaper(s.editor, occurrenceId, input)).rejects.toEqual(because('roster_changed'))
    expect((await readPaperEntry(s.editor, occurrenceId, input)).comes.map(({ name }) => name)).toEqual(['An'])
    await enterFromPaper(s.editor, occurrenceId, { ...input, compared: 'yes' })
    expect(await presentAt(s, occurrenceId, children)).toEqual([1])
  })

  test('is refused at a cancelled session', async () => {
    const { s, occurrenceId } = await session({ status: 'cancelled' })
    await expect(enterFromPaper(s.editor, occurrenceId, { numbers: '1' })).rejects.toThrow(Conflict)
  })
})

describe('a ticket', () => {
  const ticketOf = async (s: Scenario, eventId: string) => {
    const place = await s.db.query.registrations.findFirst({ where: (t, { eq }) => eq(t.eventId, eventId) })
    return doorCode(s.crypto, place!.id)
  }

  test('ticks its child once, and then says when it was used', async () => {
    const { s, eventId, occurrenceId, childId } = await session()
    const code = await ticketOf(s, eventId)
    expect(await scanTicket(s.coordinator, occurrenceId, { code: ` ${code} ` })).toEqual({ childId })
    expect(await rowsOf(s, occurrenceId)).toMatchObject([{ childId, method: 'scan' }])
    s.clock.now += 5 * MINUTE
    await expect(scanTicket(s.editor, occurrenceId, { code })).rejects.toMatchObject({
      fields: { code: { code: 'ticket_used', values: { time: '14:00' } } },
    })
  })

  test('that is forged, of another event or ward, waiting or cancelled is refused with its reason', async () => {
    const { s, eventId, occurrenceId, childId } = await session()
    const scan = (code: string) => scanTicket(s.editor, occurrenceId, { code })
    const refusedAs = (code: string) => ({ fields: { code: expect.objectContaining({ code }) } })
    const own = await ticketOf(s, eventId)
    await expect(scan('SC1.abc')).rejects.toMatchObject(refusedAs('ticket_forged'))
    await expect(scan(`${own.slice(0, -1)}${own.endsWith('A') ? 'B' : 'A'}`)).rejects.toMatchObject(
      refusedAs('ticket_forged'),
    )
    const other = await plantSession(s, { title: 'Bóng đá' })
    await plantRegistration(s, other.eventId, childId)
    await expect(scan(await ticketOf(s, other.eventId))).rejects.toMatchObject({
      fields: { code: { code: 'ticket_other_event', values: { title: 'Bóng đá' } } },
    })
    const far = await scenario({ db: s.db })
    const foreign = await plantSession(far)
    await plantRegistration(far, foreign.eventId, await plantChild(far))
    await expect(scan(await ticketOf(s, foreign.eventId))).rejects.toMatchObject(refusedAs('ticket_other_ward'))
    await cancel(s, eventId, childId)
    await expect(scan(own)).rejects.toMatchObject(refusedAs('ticket_cancelled'))
    await s.db.update(registrations).set({ status: 'waiting' }).where(eq(registrations.eventId, eventId))
    await expect(scan(own)).rejects.toMatchObject(refusedAs('ticket_waiting'))
    expect(await rowsOf(s, occurrenceId)).toEqual([])
  })
})
