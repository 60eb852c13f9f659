import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { emptyDatabase, engine } from '#test-database'
import { attendances, occurrences } from '../../src/database/schema'
import { cancelEvent } from '../../src/events/cancel-event'
import { createEvent } from '../../src/events/create-event'
import { getEvent } from '../../src/events/get-event'
import { moveOccurrence } from '../../src/events/move-occurrence'
import { publishEvent } from '../../src/events/publish-event'
import { restoreEvent } from '../../src/events/restore-event'
import { saveEvent } from '../../src/events/save-event'
import { submitEvent } from '../../src/events/submit-event'
import { tickChild } from '../../src/participation/tick-child'
import { DAY, instantOf } from '../../src/shared/dates'
import { plantChild, plantRegistration } from '../support/attendance'
import { eventOf, seriesOf } from '../support/event-input'
import { meetingsOf, publicationOf, publish, published } from '../support/event-steps'
import { refusalOf } from '../support/refusal-of'
import { type Scenario, scenario } from '../support/scenario'

const TRIES = 50
const early = { startTime: '08:00', endTime: '09:00' }
const noon = { startTime: '11:00', endTime: '12:00' }
const slot = { startsOn: '2026-06-11', startTime: '14:00', endTime: '16:00' }

/** Makes a rival for the slot of 11 June, 14:00 to 16:00, and returns how it asks for it. */
type Rival = (
  s: Scenario,
  editor: Scenario['editor'],
  approver: Scenario['approver'],
) => Promise<() => Promise<unknown>>

const creates: Rival = async (s, editor) => () => createEvent(editor, eventOf(s, { title: 'Mới' }))
const moves =
  (at: Record<string, unknown>): Rival =>
  async (s, editor) => {
    const { id } = await createEvent(s.editor, eventOf(s, at))
    const [meeting] = await meetingsOf(s, id)
    return () => moveOccurrence(editor, meeting!.id, { ...slot, version: 1 })
  }
const saves: Rival = async (s, editor) => {
  const { id } = await createEvent(s.editor, eventOf(s, noon))
  return () => saveEvent(editor, id, eventOf(s, { version: 1 }))
}
const restores: Rival = async (s, _, approver) => {
  const id = await published(s)
  await cancelEvent(s.approver, id, { reason: 'Mưa' })
  return () => restoreEvent(approver, id, { reason: 'Nắng' })
}

const rivals: [string, Rival, Rival][] = [
  ['create and create', creates, creates],
  ['create and move', creates, moves(early)],
  ['move and move', moves(early), moves(noon)],
  ['save and restore', saves, restores],
]

/** Who has the slot in the end. */
const holders = async (s: Scenario) => {
  const rows = await s.db.select().from(occurrences).where(eq(occurrences.wardId, s.wardId))
  return rows.filter(one => one.status === 'scheduled' && one.startsAt === instantOf(slot.startsOn, slot.startTime))
}

async function race(rival: [Rival, Rival], first: Scenario['db'], second: Scenario['db']) {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const s = await scenario({ db: first })
    const asks = [
      // Whoever restores had the slot first, so it is set up first.
      await rival[1](s, { ...s.editor, db: second }, { ...s.approver, db: second }),
      await rival[0](s, s.editor, s.approver),
    ]
    if (attempt % 2) asks.reverse()
    const outcomes = await Promise.all(asks.map(ask => refusalOf(ask())))
    expect(outcomes.sort(), `attempt ${attempt + 1}`).toEqual(['done', 'venue_taken'])
    expect(await holders(s)).toHaveLength(1)
  }
}

describe(`two officers who want one slot, ${TRIES} times`, () => {
  test.each(rivals)(
    'by %s: always exactly one has it',
    async (_, one, other) => {
      const db = await emptyDatabase()
      await race([one, other], db, db)
    },
    60_000,
  )

  test.skipIf(engine === 'd1').each(rivals)(
    'by %s, from two processes',
    async (_, one, other) => {
      const { twoConnections } = await import('../support/two-connections')
      const { first, second, close } = await twoConnections()
      await race([one, other], first, second)
      await close()
    },
    60_000,
  )
})

describe('an edit at the same instant as', () => {
  test('the approval is public whole or not at all', async () => {
    const db = await emptyDatabase()
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const s = await scenario({ db })
      const { id } = await createEvent(s.editor, eventOf(s))
      await submitEvent(s.editor, id)
      const acts = [
        () => saveEvent(s.editor, id, eventOf(s, { ...noon, title: 'Khác', version: 1 })),
        () => publishEvent(s.approver, id),
      ]
      if (attempt % 2) acts.reverse()
      const outcomes = await Promise.all(acts.map(act => refusalOf(act())))
      if (attempt % 2) outcomes.reverse()
      const [edit, approval] = outcomes
      const event = await getEvent(s.editor, id)
      const payload = (await publicationOf(s, id))?.payload
      expect([edit, approval]).toContain('done')
      // What was approved is what was read; an edit behind it waits as a draft.
      if (approval === 'done') expect(payload).toMatchObject({ title: 'Internet an toàn', startTime: '14:00' })
      else
        expect([payload, approval]).toEqual([undefined, expect.stringMatching(/^(changed_meanwhile|not_submitted)$/)])
      if (edit === 'done') expect(event).toMatchObject({ title: 'Khác', version: 2, status: 'draft' })
      else expect([event.title, edit]).toEqual(['Internet an toàn', 'changed_meanwhile'])
      if (payload) expect(payload.occurrences.map(one => one.id)).toEqual(await shownIds(s, id))
    }
  }, 60_000)

  test.each(['the edit', 'the approval of an edit'])(
    'a tick loses neither the tick nor %s',
    async what => {
      const db = await emptyDatabase()
      for (let attempt = 0; attempt < TRIES; attempt++) {
        const s = await scenario({ db })
        const id = await published(s, seriesOf(s, { registration: 'open', until: '2026-06-11' }))
        const childId = await plantChild(s)
        await plantRegistration(s, id, childId)
        const [meeting] = await meetingsOf(s, id)
        s.clock.now = meeting!.startsAt
        const move = (version: number) =>
          moveOccurrence(s.editor, meeting!.id, { ...slot, startsOn: '2026-06-12', version })
        if (what !== 'the edit') {
          await move(1)
          await submitEvent(s.editor, id)
        }
        const acts = [
          () => tickChild(s.groupHead, meeting!.id, childId),
          what === 'the edit' ? () => move(1) : () => publishEvent(s.approver, id),
        ]
        if (attempt % 2) acts.reverse()
        const outcomes = await Promise.all(acts.map(act => refusalOf(act())))
        if (attempt % 2) outcomes.reverse()
        const present = await db.select().from(attendances).where(eq(attendances.wardId, s.wardId))
        expect([present.length, outcomes[0]]).toEqual(
          outcomes[0] === 'done' ? [1, 'done'] : [0, expect.stringMatching(/^(missing|attendance_too_early)$/)],
        )
        if (outcomes[1] !== 'done') expect(outcomes[1]).toMatch(/^(meeting_over|changed_meanwhile)$/)
        // Whoever came first: what was counted stands where it was counted, also once all is approved.
        if ((await getEvent(s.editor, id)).status !== 'published')
          await publish(s, id).catch(() => publishEvent(s.approver, id))
        const [held, ...more] = await db.select().from(occurrences).where(eq(occurrences.eventId, id))
        expect(more).toEqual([])
        const counted = present.length === 1
        expect(held).toMatchObject({
          id: meeting!.id,
          planned: true,
          shown: true,
          startsAt: counted ? meeting!.startsAt : meeting!.startsAt + DAY,
        })
        expect((await publicationOf(s, id))!.payload.occurrences).toMatchObject([
          { id: held!.id, startsAt: held!.startsAt },
        ])
      }
    },
    60_000,
  )
})

const shownIds = async (s: Scenario, id: string) =>
  (await s.db.select().from(occurrences).where(eq(occurrences.eventId, id))).filter(one => one.shown).map(one => one.id)
