import { HOUR } from '../../src/shared/dates'
import { newId } from '../../src/shared/ids'
import type { BatchAnswer, Operation, Roster, Session } from '../../src/web/islands/checkin/contract'
import { collect } from '../../src/web/islands/checkin/hear'
import { emptyPhone, type Held, type Phone } from '../../src/web/islands/checkin/phone'
import type { World } from '../../src/web/islands/checkin/send'
import { NOW } from './scenario'

const child = (id: string, name: string, own: Partial<Session['children'][number]> = {}) => ({
  ...{ id, name, group: 'TDP Đông Cao', ticket: `hash-${id}`, present: false, excused: false },
  ...own,
})

export const sessionOfApp = (own: Partial<Session> = {}): Session => ({
  ...{ id: 'session-1', title: 'Lớp Internet an toàn', venue: 'Nhà văn hóa Đông Cao' },
  ...{ startsAt: NOW, endsAt: NOW + HOUR, opensAt: NOW - 12 * HOUR, closesAt: NOW + 16 * HOUR },
  children: [child('an', 'An'), child('anh', 'Ánh', { group: 'TDP Tân Phú' }), child('dat', 'Đạt', { excused: true })],
  ...{ counts: {}, crowd: 0 },
  ...own,
})

export const rosterOfApp = (own: Partial<Roster> = {}): Roster => ({
  now: NOW,
  device: { id: 'device-1', label: 'Cổng sau', expiresAt: NOW + 7 * 24 * HOUR },
  ward: { name: 'Sao Mai' },
  groups: [
    { id: 'group-1', name: 'TDP Đông Cao' },
    { id: 'group-2', name: 'TDP Tân Phú' },
  ],
  sessions: [sessionOfApp()],
  ...own,
})

/** A phone that has just collected its pass; its clock is right unless said. */
export const heldOfApp = (own: Partial<Roster> = {}, wallClock = NOW): Held =>
  collect('key-1', rosterOfApp(own), wallClock, null)

export const made = (at = NOW) => ({ nonce: newId(), at })

export const bao = {
  name: 'Trần Bảo',
  groupId: 'group-1',
  birthYear: 2016,
  gender: 'boy',
  consent: true,
  assent: 'yes',
} as const

/** A server of the protocol in a few lines: the last word on a child stands, a nonce is one walk-in. */
export function serverOfApp() {
  const marks = new Map<string, { stamp: string; present: boolean }>()
  const walkIns = new Map<string, string>()
  const counts = new Map<string, { stamp: string; counts: Record<string, number> }>()
  const stampOf = ({ at, nonce }: Operation) => `${String(at).padStart(15, '0')}.${nonce}`
  const say = (key: string, operation: Operation, present: boolean) => {
    const stamp = stampOf(operation)
    if (stamp > (marks.get(key)?.stamp ?? '')) marks.set(key, { stamp, present })
  }
  return {
    marks,
    walkIns,
    present: () =>
      [...marks]
        .filter(([, { present }]) => present)
        .map(([key]) => key)
        .sort(),
    countsOf: (device: string) => counts.get(device)?.counts ?? {},
    heads: () => [...counts.values()].flatMap(said => Object.values(said.counts)).reduce((a, b) => a + b, 0),
    take(device: string, operations: Operation[], now = NOW): BatchAnswer {
      const ordered = [...operations].sort((a, b) => Number(a.kind !== 'walk_in') - Number(b.kind !== 'walk_in'))
      return {
        now,
        results: ordered.map(operation => {
          const { nonce } = operation
          if (operation.kind === 'count') {
            const before = counts.get(device)
            if (stampOf(operation) > (before?.stamp ?? ''))
              counts.set(device, { stamp: stampOf(operation), counts: operation.counts })
            return { nonce, status: 'kept' }
          }
          if (operation.kind === 'walk_in') {
            const childId = walkIns.get(nonce) ?? `new-${nonce}`
            walkIns.set(nonce, childId)
            say(childId, operation, true)
            return { nonce, status: 'kept', childId }
          }
          const childId = operation.childId ?? walkIns.get(operation.walkIn!)
          if (!childId) return { nonce, status: 'refused', reason: { code: 'walk_in_unknown', message: '' } }
          say(childId, operation, operation.present)
          return { nonce, status: 'kept', childId }
        }),
      }
    },
  }
}

/** A phone in memory, and a network whose answers are said by `answer`; null: there is none. */
export function worldOfApp(held: Held | null, answer: (path: string, body: unknown) => Response | null) {
  let phone: Phone = held ? { held, note: null } : emptyPhone
  let afresh = 0
  const clock = { now: NOW }
  const sent: { path: string; body: { operations: Operation[] } }[] = []
  const world: World = {
    read: async () => phone,
    async change(next, isAfresh) {
      const changed = next(phone)
      if (changed !== phone && isAfresh) afresh++
      phone = changed
      return phone
    },
    async fetch(path, init) {
      const body = init.body ? JSON.parse(String(init.body)) : null
      sent.push({ path, body })
      const said = answer(path, body)
      if (!said) throw new TypeError('no network')
      return said
    },
    wallClock: () => clock.now,
  }
  return { world, clock, sent, phone: () => phone, held: () => phone.held!, keysThrownAway: () => afresh }
}

export const json = (body: unknown, status = 200) => Response.json(body, { status })
