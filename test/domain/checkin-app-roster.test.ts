import { describe, expect, test } from 'vitest'
import { HOUR } from '../../src/shared/dates'
import { hashSecret } from '../../src/shared/ids'
import { settle, takeRoster } from '../../src/web/islands/checkin/hear'
import { addWalkIn, count, countsOf, mark } from '../../src/web/islands/checkin/record'
import { drop, sendAgain } from '../../src/web/islands/checkin/refused'
import { judge, passCode } from '../../src/web/islands/checkin/ticket'
import { isFound, viewOf } from '../../src/web/islands/checkin/view'
import { emptyDraft, readWalkIn } from '../../src/web/islands/checkin/walk-in'
import { bao, heldOfApp, made, rosterOfApp, sessionOfApp } from '../support/checkin-app'
import { NOW } from '../support/scenario'

const S = 'session-1'
const an = { childId: 'an' }

describe('the roster on the phone', () => {
  test('is the server’s with the words that wait laid over it', () => {
    let held = heldOfApp()
    expect(viewOf(held, S)).toMatchObject({ present: 0, awaited: 3, walkIns: 0 })
    held = mark(held, made(), S, an, true, 'tick')
    held = addWalkIn(held, made(), S, bao)
    const view = viewOf(held, S)!
    expect(view).toMatchObject({ present: 2, awaited: 2, walkIns: 1 })
    expect(view.rows.map(({ name, waits }) => [name, waits])).toEqual([
      ['An', true],
      ['Ánh', false],
      ['Bảo', true],
      ['Đạt', false],
    ])
    held = mark(held, made(), S, an, false, 'tick')
    expect(viewOf(held, S)).toMatchObject({ present: 1, awaited: 3 })
  })

  test('of two words on the same child only the later waits, and it is later also by the stamp', () => {
    let held = heldOfApp()
    held = mark(held, made(NOW), S, an, true, 'tick')
    held = mark(held, made(NOW - HOUR), S, { childId: 'anh' }, true, 'scan')
    held = mark(held, made(NOW - HOUR), S, an, false, 'tick')
    expect(held.queue.map(({ at }) => at - NOW)).toEqual([1, 2])
    expect(held.queue.at(-1)).toMatchObject({ childId: 'an', present: false })
  })

  test('heads are counted in running totals, one at a time, never below none', () => {
    let held = heldOfApp({ sessions: [sessionOfApp({ counts: { adults: 2 }, crowd: 9 })] })
    for (const by of [1, 1, -1]) held = count(held, made(), S, 'girls_6_10', by)
    for (const by of [-1, -1, -1]) held = count(held, made(), S, 'adults', by)
    expect(countsOf(held, S)).toEqual({ girls_6_10: 1, adults: 0 })
    expect(held.queue).toHaveLength(1)
    expect(viewOf(held, S)).toMatchObject({ heads: 1, crowd: 8 })
    const { nonce } = held.queue[0]!
    held = settle(held, { now: NOW, results: [{ nonce, status: 'kept' }] }, NOW)
    expect(viewOf(held, S)).toMatchObject({ heads: 1, crowd: 8 })
  })

  test('is searched by the beginnings of words, without marks', () => {
    const { rows } = viewOf(heldOfApp(), S)!
    const found = (letters: string) => rows.filter(row => isFound(row, letters)).map(({ name }) => name)
    expect(found('an')).toEqual(['An', 'Ánh'])
    expect(found('dat')).toEqual(['Đạt'])
    expect(found('anh tan')).toEqual(['Ánh'])
    expect(found('')).toHaveLength(3)
    expect(found('nh')).toEqual([])
  })

  test('a walk-in keeps its name and its marks when the server has given it an id', () => {
    let held = addWalkIn(heldOfApp(), { nonce: 'walk-in-1', at: NOW }, S, bao)
    held = mark(held, made(), S, { walkIn: 'walk-in-1' }, false, 'tick')
    held = settle(held, { now: NOW, results: [{ nonce: 'walk-in-1', status: 'kept', childId: 'bao' }] }, NOW)
    expect(held.queue).toEqual([expect.objectContaining({ childId: 'bao', walkIn: undefined, present: false })])
    expect(viewOf(held, S)!.rows.find(({ id }) => id === 'bao')).toMatchObject({ name: 'Bảo', present: false })
    expect(JSON.stringify(held)).not.toContain('Trần Bảo')
  })

  test('another phone’s word comes with the next roster; ours that waits stays over it', () => {
    let held = mark(heldOfApp(), made(), S, an, false, 'tick')
    const children = sessionOfApp().children.map(child => ({ ...child, present: true }))
    held = takeRoster(held, rosterOfApp({ sessions: [sessionOfApp({ children })] }), NOW)
    expect(viewOf(held, S)!.rows.map(({ name, present }) => [name, present])).toEqual([
      ['An', false],
      ['Ánh', true],
      ['Đạt', true],
    ])
  })
})

describe('what the server refused', () => {
  const refusal = (nonce: string) => ({
    now: NOW,
    results: [{ nonce, status: 'refused' as const, reason: { code: 'own_group_only', message: 'Không phải tổ này.' } }],
  })

  test('leaves the queue with its reason, and words about it go with it', () => {
    let held = addWalkIn(heldOfApp(), { nonce: 'walk-in-1', at: NOW }, S, bao)
    held = mark(held, made(), S, { walkIn: 'walk-in-1' }, true, 'tick')
    held = settle(held, refusal('walk-in-1'), NOW)
    expect(held.queue).toEqual([])
    expect(held.refused).toMatchObject([{ operation: { child: bao }, reason: { message: 'Không phải tổ này.' } }])
    held = sendAgain(held, 'walk-in-1', made(NOW + 1000))
    expect(held.refused).toEqual([])
    expect(held.queue).toMatchObject([{ nonce: 'walk-in-1', at: NOW + 1000 }])
    held = drop(settle(held, refusal('walk-in-1'), NOW), 'walk-in-1')
    expect([held.queue, held.refused]).toEqual([[], []])
  })

  test('keeps the name of a session that was called off, for as long as it is spoken of', () => {
    let held = mark(heldOfApp(), { nonce: 'mark-1', at: NOW }, S, an, true, 'tick')
    held = takeRoster(settle(held, refusal('mark-1'), NOW), rosterOfApp({ sessions: [] }), NOW)
    expect(held.sessions).toMatchObject([{ id: S, gone: true }])
    expect(takeRoster(drop(held, 'mark-1'), rosterOfApp({ sessions: [] }), NOW).sessions).toEqual([])
    expect(takeRoster(held, rosterOfApp(), NOW).sessions).toMatchObject([{ id: S, title: 'Lớp Internet an toàn' }])
    expect(takeRoster(held, rosterOfApp(), NOW).sessions[0]).not.toHaveProperty('gone')
  })

  test('is gone when the child is ticked again', () => {
    let held = mark(heldOfApp(), { nonce: 'mark-1', at: NOW }, S, an, true, 'tick')
    held = settle(held, refusal('mark-1'), NOW)
    expect(viewOf(held, S)!.present).toBe(0)
    held = mark(held, made(), S, an, true, 'tick')
    expect(held.refused).toEqual([])
  })
})

describe('a ticket at the door', () => {
  const ticket = 'SC1.0123456789abcdef.abcdefghABCDEFGH'
  const door = async (present = false) => {
    const hash = await hashSecret(ticket)
    const children = sessionOfApp().children.map(child =>
      child.id === 'an' ? { ...child, ticket: hash, present } : child,
    )
    const other = sessionOfApp({ id: 'session-2', title: 'Cờ vua', children: [] })
    return heldOfApp({ sessions: [sessionOfApp({ children }), other] })
  }

  test('is welcome once; then it is here already', async () => {
    const held = await door()
    expect(await judge(held, S, ` ${ticket}\n`)).toMatchObject({ kind: 'welcome', row: { name: 'An' } })
    const ticked = mark(held, made(), S, an, true, 'scan')
    expect(await judge(ticked, S, ticket)).toMatchObject({ kind: 'already', row: { since: NOW } })
    expect(await judge(await door(true), S, ticket)).toMatchObject({ kind: 'already', row: { since: null } })
  })

  test('of another session, an unknown one, something else, and the code of a pass are told apart', async () => {
    const held = await door()
    expect(await judge(held, 'session-2', ticket)).toMatchObject({ kind: 'other_session', session: { id: S } })
    expect(await judge(held, S, ticket.replace('ABCD', 'ABCE'))).toEqual({ kind: 'unknown' })
    expect(await judge(held, S, 'https://example.com')).toEqual({ kind: 'no_ticket' })
    const code = '0123456789abcdefghjkmnpqrs'
    expect(await judge(held, S, `https://san-choi.example/checkin#code=${code}`)).toEqual({ kind: 'pass', code })
    expect(passCode(code)).toBe(code)
    expect(passCode(`${code}x`)).toBeNull()
  })
})

describe('a walk-in', () => {
  const ages = { assentAge: 7, oldest: 17 }
  const typed = {
    ...emptyDraft,
    name: ' Trần  Bảo ',
    groupId: 'group-1',
    birthYear: '2016',
    gender: 'boy',
    consent: true,
  }
  const read = (own = {}) => readWalkIn({ ...typed, assent: 'yes', ...own }, NOW, ages)

  test('is read as the server wants it, with assent from seven years', () => {
    expect(read().child).toEqual(bao)
    expect(read({ birthYear: '2020', assent: '' }).child).not.toHaveProperty('assent')
  })

  test('is refused on the spot with what is to be mended, all at once', () => {
    expect(readWalkIn(emptyDraft, NOW, ages).faults).toEqual({
      ...{ name: 'nameMissing', groupId: 'groupMissing', birthYear: 'yearMissing' },
      ...{ gender: 'genderMissing', consent: 'consentMissing' },
    })
    expect(read({ name: '123' }).faults).toEqual({ name: 'nameShort' })
    expect(read({ name: 'a'.repeat(121) }).faults).toEqual({ name: 'nameLong' })
    expect(read({ birthYear: '2027' }).faults).toEqual({ birthYear: 'yearFuture' })
    expect(read({ birthYear: '2008' }).faults).toEqual({ birthYear: 'yearOld' })
    expect(read({ birthYear: '16' }).faults).toEqual({ birthYear: 'yearMissing' })
    expect(read({ assent: '' }).faults).toEqual({ assent: 'assentMissing' })
    expect(read({ assent: 'no' }).faults).toEqual({ assent: 'assentRefused' })
  })
})
