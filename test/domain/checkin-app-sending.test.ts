import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY, HOUR } from '../../src/shared/dates'
import type { Operation } from '../../src/web/islands/checkin/contract'
import { collect, settle, takeRoster } from '../../src/web/islands/checkin/hear'
import type { Held } from '../../src/web/islands/checkin/phone'
import { addWalkIn, count, mark } from '../../src/web/islands/checkin/record'
import { collectPass, sendAll } from '../../src/web/islands/checkin/send'
import { viewOf } from '../../src/web/islands/checkin/view'
import { bao, heldOfApp, json, made, rosterOfApp, serverOfApp, worldOfApp } from '../support/checkin-app'
import { NOW } from '../support/scenario'

const S = 'session-1'
const ticked = (held: Held, id: string, present = true) => mark(held, made(), S, { childId: id }, present, 'tick')
const problem = (status: number, code: string) => json({ code, title: 'Vì sao' }, status)

describe('sending', () => {
  test('empties the queue in batches, then takes the roster', async () => {
    let held = heldOfApp()
    for (let i = 0; i < 450; i++) held = addWalkIn(held, made(), S, bao)
    const server = serverOfApp()
    const {
      world,
      sent,
      held: now,
    } = worldOfApp(held, (path, body) =>
      path.endsWith('roster')
        ? json(rosterOfApp())
        : json(server.take('a', (body as { operations: Operation[] }).operations)),
    )
    expect(await sendAll(world)).toBe('done')
    expect(sent.map(({ path, body }) => [path, body?.operations.length])).toEqual([
      ['/checkin/v1/batches', 200],
      ['/checkin/v1/batches', 200],
      ['/checkin/v1/batches', 50],
      ['/checkin/v1/roster', undefined],
    ])
    expect(server.walkIns.size).toBe(450)
    expect(now()).toMatchObject({ queue: [], sentAt: NOW })
  })

  test('without network, or with an answer from somebody in between, all of it still waits', async () => {
    const held = ticked(heldOfApp(), 'an')
    const portal = () => new Response('<html>Đăng nhập Wi-Fi</html>', { headers: { 'content-type': 'text/html' } })
    for (const [answer, outcome] of [
      [() => null, 'offline'],
      [() => json({}, 503), 'busy'],
      [() => json({}, 429), 'busy'],
      [portal, 'offline'],
      [() => new Response('<html></html>', { status: 401 }), 'busy'],
    ] as const) {
      const { world, held: now } = worldOfApp(held, answer)
      expect(await sendAll(world)).toBe(outcome)
      expect(now().queue).toEqual(held.queue)
    }
  })

  test('what the server cannot read is found and shown; the rest goes', async () => {
    let held = heldOfApp()
    for (const id of ['an', 'anh', 'dat']) held = ticked(held, id)
    const bad = held.queue[1]!.nonce
    const server = serverOfApp()
    const { world, held: now } = worldOfApp(held, (path, body) => {
      if (path.endsWith('roster')) return json(rosterOfApp())
      const { operations } = body as { operations: Operation[] }
      if (operations.some(({ nonce }) => nonce === bad)) return problem(400, 'invalid')
      return json(server.take('a', operations))
    })
    expect(await sendAll(world)).toBe('done')
    expect(server.present()).toEqual(['an', 'dat'])
    expect(now().refused).toMatchObject([{ operation: { nonce: bad }, reason: { message: 'Vì sao' } }])
  })

  test('a revoked pass empties the phone under a new key and says how much was lost; one that has run out keeps it', async () => {
    let held = addWalkIn(ticked(heldOfApp(), 'an'), made(), S, bao)
    held = count(held, made(), S, 'adults', 3)
    const revoked = worldOfApp(held, () => problem(410, 'device_revoked'))
    expect(await sendAll(revoked.world)).toBe('ended')
    expect(revoked.phone()).toEqual({
      held: null,
      note: {
        ...{ kind: 'revoked', at: NOW },
        lost: [{ title: 'Lớp Internet an toàn', startsAt: NOW, present: 1, walkIns: 1, heads: 3 }],
      },
    })
    expect(revoked.keysThrownAway()).toBe(1)

    const expired = worldOfApp(held, () => problem(410, 'device_expired'))
    expect(await sendAll(expired.world)).toBe('ended')
    expect(expired.held()).toMatchObject({ ended: true, queue: held.queue, sessions: [{ children: [] }] })
    expect(expired.keysThrownAway()).toBe(1)
  })

  test('when the server says that the day is over, the names go whatever the phone’s clock says', async () => {
    const { world, phone, keysThrownAway } = worldOfApp(heldOfApp(), () => problem(410, 'roster_closed'))
    expect(await sendAll(world)).toBe('done')
    expect(phone()).toMatchObject({ held: null, note: { kind: 'forgotten', lost: [] } })
    expect(keysThrownAway()).toBe(1)
  })

  test('after midnight what waits is sent, and no roster is asked for any more', async () => {
    const { clock, ...rest } = worldOfApp(ticked(heldOfApp(), 'an'), (_, body) =>
      json(serverOfApp().take('a', (body as { operations: Operation[] }).operations, NOW + 11 * HOUR)),
    )
    clock.now += 11 * HOUR
    expect(await sendAll(rest.world)).toBe('done')
    expect(rest.sent.map(({ path }) => path)).toEqual(['/checkin/v1/batches'])
    expect(rest.phone().held).toBeNull()
    expect(rest.keysThrownAway()).toBe(1)
  })

  test('a new pass of the same phone takes along what an ended one could not send, heads once', async () => {
    let held = ticked(heldOfApp(), 'an')
    held = { ...held, sessions: held.sessions.map(session => ({ ...session, counts: { adults: 5 }, crowd: 5 })) }
    held = { ...count(held, made(), S, 'adults', 2), ended: true }
    const { world, held: now } = worldOfApp(held, () => json({ key: 'key-2', ...rosterOfApp() }, 201))
    expect(await collectPass(world, 'code')).toEqual({ kind: 'collected' })
    expect(now()).toMatchObject({ key: 'key-2', ended: false, queue: [{ childId: 'an' }, { counts: { adults: 2 } }] })
  })

  test('a code that is refused says why and changes nothing', async () => {
    const { world, phone } = worldOfApp(null, () => problem(409, 'pass_used'))
    expect(await collectPass(world, 'code')).toEqual({ kind: 'refused', message: 'Vì sao' })
    expect(phone().held).toBeNull()
  })
})

describe('the phone’s clock', () => {
  test('may be off by a day either way: what is recorded has the server’s time', () => {
    for (const skew of [DAY, -DAY, 400 * DAY]) {
      const held = collect('key', rosterOfApp(), NOW + skew, null)
      expect(held.offset).toBe(-skew)
    }
  })

  test('set meanwhile: what waits moves with the server’s next word, and is sent once more', () => {
    let held = mark(heldOfApp(), { nonce: 'mark-1', at: NOW + DAY }, S, { childId: 'an' }, true, 'tick')
    const refusal = {
      nonce: 'mark-1',
      status: 'refused' as const,
      reason: { code: 'device_clock_off', message: 'Giờ' },
    }
    held = settle(held, { now: NOW + HOUR, results: [refusal] }, NOW + HOUR + DAY)
    expect(held).toMatchObject({ offset: -DAY, queue: [{ at: NOW }], refused: [] })
    held = settle(held, { now: NOW + HOUR, results: [refusal] }, NOW + HOUR + DAY)
    expect(held).toMatchObject({ queue: [], refused: [{ reason: { code: 'device_clock_off' } }] })
  })

  test('right by now, the time of the word was not: the nearest that the server can have', () => {
    let held = mark(heldOfApp(), { nonce: 'mark-1', at: NOW + 3 * DAY }, S, { childId: 'an' }, true, 'tick')
    const refusal = {
      nonce: 'mark-1',
      status: 'refused' as const,
      reason: { code: 'device_clock_off', message: 'Giờ' },
    }
    held = settle(held, { now: NOW + HOUR, results: [refusal] }, NOW + HOUR)
    expect(held.queue).toMatchObject([{ at: NOW + HOUR }])
  })

  test('what an answer takes on its way does not move the clock', () => {
    const held = takeRoster(ticked(heldOfApp(), 'an'), rosterOfApp(), NOW + 3000)
    expect(held).toMatchObject({ offset: 0, queue: [{ at: NOW }] })
  })
})

test('two phones, any order of words, batches sent twice and answers lost: one state in the end, each child once', () => {
  const step = fc.record({
    phone: fc.constantFrom(0, 1),
    act: fc.constantFrom('tick', 'untick', 'walkIn', 'offWalkIn', 'head', 'send', 'sendLost', 'renew'),
    child: fc.constantFrom('an', 'anh', 'dat'),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), steps => {
      const server = serverOfApp()
      let now = NOW
      const phones = [heldOfApp(), heldOfApp()]
      const last = new Map<string, boolean>()
      let heads = 0
      const send = (index: number, lost = false) => {
        const answer = server.take(`phone-${index}`, phones[index]!.queue, now)
        if (!lost) phones[index] = settle(phones[index]!, answer, now)
      }
      const renew = (index: number) => {
        const roster = rosterOfApp({ now })
        const [session] = roster.sessions
        const known = new Set(server.present())
        session!.children = session!.children.map(one => ({ ...one, present: known.has(one.id) }))
        for (const id of server.walkIns.values())
          if (known.has(id))
            session!.children.push({ id, name: 'Bảo', group: '', ticket: null, present: true, excused: false })
        session!.counts = server.countsOf(`phone-${index}`)
        session!.crowd = server.heads()
        phones[index] = takeRoster(phones[index]!, roster, now)
      }
      for (const { phone, act, child } of steps) {
        now += 1000
        const held = phones[phone]!
        if (act === 'tick' || act === 'untick') {
          phones[phone] = mark(held, made(now), S, { childId: child }, act === 'tick', 'tick')
          last.set(child, act === 'tick')
        } else if (act === 'walkIn') {
          phones[phone] = addWalkIn(held, made(now), S, bao)
        } else if (act === 'offWalkIn') {
          const row = viewOf(held, S)!.rows.find(one => one.walkIn && one.present)
          if (row) phones[phone] = mark(held, made(now), S, row.who, false, 'tick')
        } else if (act === 'head') {
          heads++
          phones[phone] = count(held, made(now), S, 'girls_6_10', 1)
        } else if (act === 'renew') {
          if (!held.queue.length) renew(phone)
        } else send(phone, act === 'sendLost')
      }
      for (const index of [0, 1, 0, 1]) send(index)
      expect(phones.map(({ queue, refused }) => [queue, refused])).toEqual([
        [[], []],
        [[], []],
      ])
      const roster = ['an', 'anh', 'dat']
      expect(server.present().filter(id => roster.includes(id))).toEqual(roster.filter(id => last.get(id)))
      expect(server.heads()).toBe(heads)
      for (const index of [0, 1]) {
        renew(index)
        expect(viewOf(phones[index]!, S)).toMatchObject({ present: server.present().length, crowd: heads })
      }
    }),
    { numRuns: 300 },
  )
})
