import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { auditEntries, children, consents, dataRequests, holidays, identityAccesses } from '../../src/database/schema'
import { doRequest } from '../../src/participation/do-request'
import { acknowledgeRequest, finishRequest, matchRequest, refuseRequest } from '../../src/people/close-request'
import { countRequests, listRequests } from '../../src/people/list-requests'
import { makeDeskRequest, makeLinkRequest, makePublicRequest } from '../../src/people/make-request'
import { followRequest, openRequest } from '../../src/people/open-request'
import { requestDeadlines, workingDaysAfter } from '../../src/people/request-deadlines'
import { DAY, instantOf } from '../../src/shared/dates'
import { code, plant } from '../support/registration-steps'
import { scenario } from '../support/scenario'

const PHONE = '0912 345 678'
const asked = { kind: 'erasure', name: 'Trần Thị Hoa', phone: PHONE, words: 'Xin xóa thông tin của cháu Bảo An.' }

describe('the deadlines of a request', () => {
  const none = new Set<string>()

  test('two working days to acknowledge, over a weekend', () => {
    expect(workingDaysAfter('2026-06-09', 2, none)).toBe('2026-06-11')
    expect(workingDaysAfter('2026-06-11', 2, none)).toBe('2026-06-15')
    expect(workingDaysAfter('2026-06-13', 2, none)).toBe('2026-06-16')
  })

  test('and over Tết, by the ward’s own holidays', () => {
    const tet = new Set(['2027-02-04', '2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10'])
    expect(workingDaysAfter('2027-02-03', 2, tet)).toBe('2027-02-12')
    expect(workingDaysAfter('2027-02-06', 2, tet)).toBe('2027-02-12')
  })

  test('days to do it pass on holidays too, counted from the wall date', () => {
    const late = instantOf('2026-06-09', '23:59')
    expect(requestDeadlines('withdrawal', late, none).dueBy).toBe('2026-06-24')
    expect(requestDeadlines('access', late, none).dueBy).toBe('2026-06-19')
    expect(requestDeadlines('correction', late, none).dueBy).toBe('2026-06-19')
    expect(requestDeadlines('erasure', late, none).dueBy).toBe('2026-06-29')
  })
})

describe('a guardian’s request', () => {
  test('is kept encrypted, with its deadlines, and followed by its secret alone', async () => {
    const s = await scenario()
    await s.db.insert(holidays).values({ wardId: s.wardId, date: '2026-06-10', name: 'Ngày nghỉ' })
    const { id, secret } = await makePublicRequest(s.guardian, asked)
    const [row] = await s.db.select().from(dataRequests).where(eq(dataRequests.id, id))
    expect(row).toMatchObject({ kind: 'erasure', via: 'web', acknowledgeBy: '2026-06-12', dueBy: '2026-06-29' })
    expect(JSON.stringify(row)).not.toMatch(/Hoa|912345678|Bảo An/)
    expect(JSON.stringify(row)).not.toContain(secret)
    const followed = await followRequest(s.db, s.crypto, secret, s.clock.now)
    expect(followed).toMatchObject({ kind: 'erasure', state: 'to_acknowledge', answer: null })
    expect(JSON.stringify(followed)).not.toMatch(/Hoa|912345678|Bảo An/)
    await expect(followRequest(s.db, s.crypto, `${secret}x`, s.clock.now)).rejects.toMatchObject(code('missing'))
  })

  test('five times a day from one phone, whoever’s turn it is', async () => {
    const s = await scenario()
    const many = await Promise.allSettled(Array.from({ length: 8 }, () => makePublicRequest(s.guardian, asked)))
    expect(many.filter(one => one.status === 'fulfilled')).toHaveLength(5)
    await expect(makePublicRequest(s.guardian, asked)).rejects.toMatchObject(code('requests_often'))
    await makeDeskRequest(s.editor, asked)
    s.clock.now += DAY + 1
    await makePublicRequest(s.guardian, asked)
  })

  test('without words or with a wrong phone it is refused with each reason', async () => {
    const s = await scenario()
    await expect(makePublicRequest(s.guardian, { kind: 'all', phone: '12', words: ' ' })).rejects.toMatchObject({
      fields: { kind: { code: 'required' }, phone: { code: 'invalid_phone' }, words: { code: 'required' } },
    })
    await expect(makePublicRequest(s.editor, asked)).rejects.toMatchObject(code('forbidden'))
    await expect(makeDeskRequest(s.groupHead, asked)).rejects.toMatchObject(code('forbidden'))
  })
})

describe('the office settles it', () => {
  test('opens the words, which is logged, and finds the child by the phone', async () => {
    const s = await scenario()
    const child = await plant(s, { phone: PHONE })
    await plant(s, { name: 'Lê Văn Bé', phone: '0900 000 001' })
    const { id } = await makePublicRequest(s.guardian, asked)
    const opened = await openRequest(s.editor, id)
    expect(opened.words).toEqual({ name: 'Trần Thị Hoa', phone: '+84912345678', text: asked.words })
    expect(opened.candidates.map(one => one.id)).toEqual([child])
    const log = await s.db.select().from(identityAccesses).where(eq(identityAccesses.subjectId, id))
    expect(log).toMatchObject([{ action: 'request.opened', childIds: [child], actorId: s.editor.actor.id }])
    await expect(openRequest(s.groupHead, id)).rejects.toMatchObject(code('forbidden'))
    await expect(openRequest((await scenario()).admin, id)).rejects.toMatchObject(code('missing'))
  })

  test('acknowledges, matches, erases: the request is closed and holds no words any more', async () => {
    const s = await scenario()
    const child = await plant(s, { phone: PHONE })
    const { id, secret } = await makePublicRequest(s.guardian, asked)
    await acknowledgeRequest(s.editor, id)
    await acknowledgeRequest(s.editor, id)
    await expect(doRequest(s.editor, id, {})).rejects.toMatchObject(code('request_unmatched'))
    await matchRequest(s.editor, id, { childId: child })
    await doRequest(s.editor, id, {})
    const [row] = await s.db.select().from(dataRequests).where(eq(dataRequests.id, id))
    expect(row).toMatchObject({ outcome: 'done', words: null, childId: null, phoneHash: null })
    expect(await s.db.$count(children, eq(children.id, child))).toBe(0)
    expect(await followRequest(s.db, s.crypto, secret, s.clock.now)).toMatchObject({ state: 'done' })
    await expect(doRequest(s.editor, id, {})).rejects.toMatchObject(code('request_closed'))
    const entries = await s.db.select().from(auditEntries).where(eq(auditEntries.wardId, s.wardId))
    const actions = entries.map(entry => entry.action)
    for (const action of ['request.made', 'request.acknowledged', 'request.matched', 'children.erased'])
      expect(actions.filter(one => one === action)).toHaveLength(1)
    expect(JSON.stringify(entries)).not.toMatch(/Hoa|Bảo An|912345678/)
  })

  test('withdraws the consents that were named, and only these', async () => {
    const s = await scenario()
    const child = await plant(s, { phone: PHONE })
    const { id } = await makeDeskRequest(s.editor, { ...asked, kind: 'withdrawal', phone: '' })
    await matchRequest(s.editor, id, { childId: child })
    await expect(doRequest(s.editor, id, {})).rejects.toMatchObject({
      fields: { purposes: { code: 'choose_purposes' } },
    })
    await doRequest(s.editor, id, { purposes: ['taking_part'] })
    const [consent] = await s.db.select().from(consents).where(eq(consents.childId, child))
    expect(consent?.withdrawnAt).toBe(s.clock.now)
  })

  test('refuses with a reason, which the family reads and nobody else', async () => {
    const s = await scenario()
    const { id, secret } = await makePublicRequest(s.guardian, asked)
    await expect(refuseRequest(s.editor, id, { answer: ' ' })).rejects.toMatchObject(code('invalid'))
    await refuseRequest(s.editor, id, { answer: 'Không tìm thấy em nào với số này.' })
    const followed = await followRequest(s.db, s.crypto, secret, s.clock.now)
    expect(followed).toMatchObject({ state: 'refused', answer: 'Không tìm thấy em nào với số này.' })
    const [row] = await s.db.select().from(dataRequests).where(eq(dataRequests.id, id))
    expect(row?.answer).not.toContain('tìm thấy')
    await expect(finishRequest(s.editor, id)).rejects.toMatchObject(code('request_closed'))
  })

  test('sees what is late, the next deadline first', async () => {
    const s = await scenario()
    const child = await plant(s)
    const first = await makePublicRequest(s.guardian, asked)
    const access = await makeLinkRequest(s.guardian, child, { kind: 'access', words: '' })
    await acknowledgeRequest(s.editor, first.id)
    const states = async () => (await listRequests(s.editor)).open.map(({ id, state }) => [id, state])
    expect(await states()).toEqual([
      [access.id, 'to_acknowledge'],
      [first.id, 'open'],
    ])
    s.clock.now = instantOf('2026-06-11', '23:59')
    expect(await countRequests(s.editor)).toEqual({ open: 2, late: 0 })
    s.clock.now = instantOf('2026-06-12', '00:00')
    expect(await states()).toContainEqual([access.id, 'late_to_acknowledge'])
    s.clock.now = instantOf('2026-06-30', '00:00')
    expect(await countRequests(s.editor)).toEqual({ open: 2, late: 2 })
    await finishRequest(s.editor, access.id)
    expect((await listRequests(s.editor)).closed.map(({ id }) => id)).toEqual([access.id])
  })
})
