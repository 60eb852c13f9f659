import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { auditEntries, campaigns, wards } from '../../src/database/schema'
import { approveMessage } from '../../src/led/approve-message'
import { createMessage } from '../../src/led/create-message'
import { listMessages, readMessage } from '../../src/led/list-messages'
import { loadBoard } from '../../src/led/load-board'
import { saveMessage } from '../../src/led/save-message'
import { withdrawMessage } from '../../src/led/withdraw-message'
import { DAY } from '../../src/shared/dates'
import { Conflict, Forbidden, Missing } from '../../src/shared/errors'
import { newId } from '../../src/shared/ids'
import { messageInputOf } from '../support/boards'
import { type Scenario, scenario } from '../support/scenario'

const safe = messageInputOf('Đừng kết bạn với người lạ trên mạng')

const ledRevision = async ({ db, wardId }: Scenario) =>
  (await db.query.wards.findFirst({ where: eq(wards.id, wardId) }))!.ledRevision

const shown = async ({ db, wardId, clock }: Scenario) =>
  (await loadBoard(db, wardId, clock.now, clock.now + DAY)).messages.map(({ text }) => text)

async function campaignOf({ db, wardId, office, clock }: Scenario) {
  const id = newId()
  const name = 'An toàn mạng'
  await db.insert(campaigns).values({
    ...{ id, wardId, name, organizationId: office.id, startsOn: '2026-06-01', endsOn: '2026-06-30' },
    ...{ searchName: 'an toan mang', createdAt: clock.now, updatedAt: clock.now },
  })
  return id
}

describe('a message', () => {
  test('is shown only once it is approved, and its windows are read as written', async () => {
    const s = await scenario()
    const campaignId = await campaignOf(s)
    const { id } = await createMessage(s.editor, {
      ...messageInputOf(' Đừng kết bạn\nvới người lạ trên mạng '.normalize('NFD'), {
        ...{ startsOn: '01/06/2026', days: ['6', '7', '6'], fromTime: '17:00', toTime: '00:00' },
      }),
      campaignId,
    })
    expect(await shown(s)).toEqual([])
    expect(await ledRevision(s)).toBe(0)
    await approveMessage(s.approver, id, { version: 1 })
    expect(await shown(s)).toEqual([safe.text])
    expect(await ledRevision(s)).toBe(1)
    expect(await readMessage(s.editor, id)).toMatchObject({
      ...{ status: 'approved', startsOn: '2026-06-01', endsOn: '2026-06-30', campaignName: 'An toàn mạng' },
      windows: [{ startsOn: '2026-06-01', endsOn: '2026-06-30', days: [6, 7], fromTime: '17:00', toTime: '24:00' }],
      approvedBy: s.approver.actor.id,
    })
  })

  test('goes back to being a draft when an approved one is edited', async () => {
    const s = await scenario()
    const { id } = await createMessage(s.editor, safe)
    await approveMessage(s.approver, id, { version: 1 })
    await saveMessage(s.editor, id, { ...safe, text: 'Gọi 111 khi cần giúp', version: 2 })
    expect(await readMessage(s.editor, id)).toMatchObject({ status: 'draft', version: 3, approvedBy: null })
    expect(await shown(s)).toEqual([])
    expect(await ledRevision(s)).toBe(2)
    const entries = await s.db.select().from(auditEntries).where(eq(auditEntries.subjectId, id))
    expect(entries.map(({ action }) => action).sort()).toEqual([
      'led_message.approved',
      'led_message.created',
      'led_message.saved',
    ])
    expect(JSON.stringify(entries)).not.toContain('Gọi 111')
  })

  test('leaves the boards at once when it is withdrawn; editing a draft does not disturb them', async () => {
    const s = await scenario()
    const { id } = await createMessage(s.editor, safe)
    await saveMessage(s.editor, id, { ...safe, version: 1 })
    expect(await ledRevision(s)).toBe(0)
    await approveMessage(s.approver, id, { version: 2 })
    await withdrawMessage(s.editor, id, { version: 3 })
    expect(await shown(s)).toEqual([])
    expect(await ledRevision(s)).toBe(2)
    await expect(withdrawMessage(s.editor, id, { version: 4 })).rejects.toThrow('message_withdrawn_already')
    await expect(approveMessage(s.approver, id, { version: 4 })).rejects.toThrow('message_withdrawn_already')
  })

  test('is approved in the version that the approver saw, by one of two at once', async () => {
    const s = await scenario()
    const { id } = await createMessage(s.editor, safe)
    await saveMessage(s.editor, id, { ...safe, text: 'Bản khác', version: 1 })
    await expect(approveMessage(s.approver, id, { version: 1 })).rejects.toThrow('changed_meanwhile')
    const results = await Promise.allSettled([
      approveMessage(s.approver, id, { version: 2 }),
      approveMessage(s.admin, id, { version: 2 }),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await ledRevision(s)).toBe(1)
  })

  test('of two edits at once keeps the first and refuses the other', async () => {
    const s = await scenario()
    const { id } = await createMessage(s.editor, safe)
    const results = await Promise.allSettled([
      saveMessage(s.editor, id, { ...safe, text: 'Một', version: 1 }),
      saveMessage(s.admin, id, { ...safe, text: 'Hai', version: 1 }),
    ])
    const [refused] = results.filter(result => result.status === 'rejected')
    expect(refused?.reason).toBeInstanceOf(Conflict)
    expect(await readMessage(s.editor, id)).toMatchObject({ version: 2 })
  })

  test.each([
    ['201 characters', { text: 'a'.repeat(201) }, 'text', 'too_long'],
    ['5,000 characters', { text: 'Đ'.repeat(5000) }, 'text', 'too_long'],
    ['nothing but spaces', { text: ' \n ' }, 'text', 'required'],
    ['a control character', { text: 'Gọi\u0007 111' }, 'text', 'undrawable'],
    ['an override of direction', { text: 'Gọi \u202e111' }, 'text', 'undrawable'],
    ['an emoji', { text: 'Vui quá 😀' }, 'text', 'undrawable'],
    ['half a character', { text: 'Vui quá \ud83d' }, 'text', 'undrawable'],
    ['no window', { windows: [] }, 'windows', 'required'],
    ['seven windows', { windows: Array(7).fill(safe.windows[0]) }, 'windows', 'too_many_values'],
    ['a share of 51 percent', { share: 51 }, 'share', 'too_large'],
    ['a script of 2,001 characters', { loudspeaker: 'a'.repeat(2001) }, 'loudspeaker', 'too_long'],
    ['an excepted date that does not exist', { exceptDates: ['2026-02-30'] }, 'exceptDates', 'invalid_date'],
    ['a campaign of nowhere', { campaignId: 'nowhere' }, 'campaignId', 'invalid_value'],
  ])('refuses %s', async (_name, wrong, field, code) => {
    const { editor } = await scenario()
    const error = await createMessage(editor, { ...safe, ...wrong }).catch(thrown => thrown)
    expect(error.fields[field]?.code).toBe(code)
  })

  test.each([
    ['a day that does not exist', { startsOn: '2026-02-30' }, 'startsOn', 'invalid_date'],
    ['an end before its start', { endsOn: '2026-05-31' }, 'endsOn', 'end_before_start'],
    ['25 o’clock', { toTime: '25:00' }, 'toTime', 'invalid_time'],
    ['a window of no length', { fromTime: '08:00', toTime: '08:00' }, 'toTime', 'empty_window'],
  ])('refuses %s, and says in which window', async (_name, wrong, field, code) => {
    const { editor } = await scenario()
    const windows = [safe.windows[0], { ...safe.windows[0], ...wrong }]
    const error = await createMessage(editor, { ...safe, windows }).catch(thrown => thrown)
    expect(error.fields).toEqual({ [`windows.1.${field}`]: { code } })
  })

  test('of several windows runs from the first day of all to the last', async () => {
    const s = await scenario()
    const [window] = safe.windows
    const { id } = await createMessage(s.editor, {
      ...safe,
      windows: [
        window,
        { ...window, startsOn: '2026-05-20', endsOn: '2026-05-25' },
        { ...window, endsOn: '2026-07-02' },
      ],
    })
    expect(await readMessage(s.editor, id)).toMatchObject({ startsOn: '2026-05-20', endsOn: '2026-07-02' })
  })

  test('is written by the office, approved by approvers, and nobody else’s', async () => {
    const s = await scenario()
    await expect(createMessage(s.coordinator, safe)).rejects.toThrow(Forbidden)
    const { id } = await createMessage(s.editor, safe)
    await expect(approveMessage(s.editor, id, { version: 1 })).rejects.toThrow(Forbidden)
    await expect(listMessages(s.groupHead)).rejects.toThrow(Forbidden)
  })

  test('of another ward is missing, and so is another ward’s campaign', async () => {
    const s = await scenario()
    const other = await scenario({ db: s.db })
    const { id } = await createMessage(other.editor, safe)
    await expect(readMessage(s.editor, id)).rejects.toThrow(Missing)
    await expect(saveMessage(s.editor, id, { ...safe, version: 1 })).rejects.toThrow(Missing)
    await expect(approveMessage(s.approver, id, { version: 1 })).rejects.toThrow(Missing)
    await expect(withdrawMessage(s.editor, id, { version: 1 })).rejects.toThrow(Missing)
    await expect(createMessage(s.editor, { ...safe, campaignId: await campaignOf(other) })).rejects.toThrow('invalid')
  })
})
