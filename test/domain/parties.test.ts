import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { registrations } from '../../src/database/schema'
import { cancelRegistration } from '../../src/participation/cancel-registration'
import {
  listEligibilityCodes,
  makeEligibilityCodes,
  revokeEligibilityCode,
  revokeFreeCodes,
} from '../../src/participation/eligibility-codes'
import { ChildrenUnfit, registerFamily } from '../../src/participation/register-family'
import { separateParty } from '../../src/participation/separate-party'
import { publishedEvent } from '../support/published-event'
import { refusalOf } from '../support/refusal-of'
import { plant } from '../support/registration-steps'
import { type Scenario, scenario } from '../support/scenario'

const family = async (s: Scenario, count: number, own: Record<string, unknown> = {}) => {
  const ids: string[] = []
  for (let n = 0; n < count; n++) ids.push(await plant(s, { name: `Hoàng Văn ${'ABCDEFGH'[n]}`, ...own }))
  return ids
}
const statuses = async (s: Scenario, eventId: string) =>
  (
    await s.db
      .select({ status: registrations.status })
      .from(registrations)
      .where(eq(registrations.eventId, eventId))
      .orderBy(registrations.position)
  ).map(({ status }) => status)

describe('sisters and brothers', () => {
  test('get places together or wait together, until the family lets them be separated', async () => {
    const s = await scenario()
    const { id } = await publishedEvent(s, { capacity: 3 })
    const [a, b, c, d] = await family(s, 4)
    const first = await registerFamily(s.groupHead, id, [a!, b!])
    const second = await registerFamily(s.groupHead, id, [c!, d!])
    expect(first.children.map(({ status }) => status)).toEqual(['confirmed', 'confirmed'])
    expect(await statuses(s, id)).toEqual(['confirmed', 'confirmed', 'waiting', 'waiting'])
    await separateParty(s.guardian, second.id)
    expect(await statuses(s, id)).toEqual(['confirmed', 'confirmed', 'confirmed', 'waiting'])
    await cancelRegistration(s.guardian, id, first.id, { party: true })
    expect(await statuses(s, id)).toEqual(['cancelled', 'cancelled', 'confirmed', 'confirmed'])
  })

  test('stand in the order in which they were named', async () => {
    const s = await scenario()
    const { id } = await publishedEvent(s)
    const ids = (await family(s, 5)).sort().reverse()
    await registerFamily(s.editor, id, ids)
    const rows = await s.db.select().from(registrations).where(eq(registrations.eventId, id))
    expect(rows.sort((a, b) => a.position - b.position).map(({ childId }) => childId)).toEqual(ids)
  })

  test('are all refused where one cannot take part, and it is said which and why', async () => {
    const s = await scenario()
    const { id } = await publishedEvent(s, { minAge: 8 })
    const [old] = await family(s, 1)
    const young = await plant(s, { name: 'Hoàng Thị Út', birthYear: '2020' })
    const silent = await plant(s, { name: 'Hoàng Thị Tư', assent: 'no' })
    const refused = await registerFamily(s.editor, id, [old!, young, silent]).catch(error => error)
    expect(refused).toBeInstanceOf(ChildrenUnfit)
    expect(refused.children).toEqual({
      [young]: { code: 'age_too_young', values: { minimum: 8 } },
      [silent]: { code: 'assent_refused' },
    })
    expect(await statuses(s, id)).toEqual([])
  })

  test('of another ward or group are refused', async () => {
    const [s, other] = [await scenario(), await scenario()]
    const { id } = await publishedEvent(s)
    expect(await refusalOf(registerFamily(s.editor, id, await family(other, 1)))).toBe('missing')
    const away = await family(s, 1, { groupId: s.otherGroup.id })
    expect(await refusalOf(registerFamily(s.groupHead, id, away))).toBe('own_group_only')
  })
})

describe('a code for a kept seat', () => {
  test('is good for one family at a time, and nobody can read it again', async () => {
    const s = await scenario()
    const { id } = await publishedEvent(s, { capacity: 2, prioritySeats: 1 })
    const [a, b, c] = await family(s, 3)
    const [code] = await makeEligibilityCodes(s.groupHead, id, 1)
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    await registerFamily(s.groupHead, id, [a!])
    const typed = code!.toLowerCase().replace('-', ' ').replace('0', 'o')
    const byCode = await registerFamily(s.groupHead, id, [b!], typed)
    expect(byCode.children[0]!.status).toBe('confirmed')
    expect(await refusalOf(registerFamily(s.groupHead, id, [c!], code))).toBe('code_used')
    expect(JSON.stringify(await listEligibilityCodes(s.groupHead, id))).not.toContain(code)
    await cancelRegistration(s.editor, id, byCode.id)
    expect(await listEligibilityCodes(s.editor, id)).toMatchObject([{ state: 'free', groupId: s.group.id }])
    expect(await refusalOf(registerFamily(s.groupHead, id, [c!], code))).toBe('done')
  })

  test('that nobody used is taken back with all such at once, a group head’s own and the office’s any', async () => {
    const s = await scenario()
    const { id } = await publishedEvent(s, { capacity: 4, prioritySeats: 2 })
    const [a] = await family(s, 1)
    const [used] = await makeEligibilityCodes(s.groupHead, id, 100)
    await makeEligibilityCodes(s.editor, id, 3)
    await registerFamily(s.groupHead, id, [a!], used)
    const states = async () => {
      const codes = await listEligibilityCodes(s.editor, id)
      return ['free', 'used', 'revoked'].map(state => codes.filter(code => code.state === state).length)
    }
    await revokeFreeCodes(s.groupHead, id)
    expect(await states()).toEqual([3, 1, 99])
    await revokeFreeCodes(s.editor, id)
    expect(await states()).toEqual([0, 1, 102])
    expect(await refusalOf(revokeFreeCodes(s.coordinator, id))).toBe('forbidden')
  })

  test('that is forged, revoked or of another event is refused; none is made where nothing is kept', async () => {
    const s = await scenario()
    const { id } = await publishedEvent(s, { capacity: 2, prioritySeats: 1 })
    const other = await publishedEvent(s, { capacity: 2, prioritySeats: 1 })
    const [a] = await family(s, 1)
    const [code] = await makeEligibilityCodes(s.editor, id, 1)
    expect(await refusalOf(registerFamily(s.editor, id, [a!], '7KQ2-M9TX'))).toBe('code_unknown')
    expect(await refusalOf(registerFamily(s.editor, other.id, [a!], code))).toBe('code_unknown')
    const [listed] = await listEligibilityCodes(s.editor, id)
    expect(await refusalOf(revokeEligibilityCode(s.groupHead, id, listed!.id))).toBe('missing')
    await revokeEligibilityCode(s.editor, id, listed!.id)
    expect(await refusalOf(registerFamily(s.editor, id, [a!], code))).toBe('code_revoked')
    const plain = await publishedEvent(s)
    expect(await refusalOf(makeEligibilityCodes(s.editor, plain.id, 1))).toBe('no_kept_seats')
    expect(await refusalOf(makeEligibilityCodes(s.editor, id, 101))).toEqual({ count: 'too_large' })
    expect(await refusalOf(makeEligibilityCodes(s.coordinator, id, 1))).toBe('forbidden')
  })
})
