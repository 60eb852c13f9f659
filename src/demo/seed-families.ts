import { cancelRegistration } from '../participation/cancel-registration'
import { makeEligibilityCodes } from '../participation/eligibility-codes'
import { getRoster } from '../participation/get-roster'
import { registerByGuardian } from '../participation/register-by-guardian'
import type { PersonalContext } from '../people/context'
import { guardianOf } from '../shared/actor'
import { DAY, HOUR, wallDate } from '../shared/dates'
import { inventName } from './names'
import type { Random } from './random'
import type { SeededEvent } from './seed-events'

/** How many events families register for together, and how many of those with a waiting list somebody leaves. */
const WITH_FAMILIES = 4
const WITH_CLAIMS = 2

/** Sisters and brothers registered on a phone, places given back so that others move up, and codes handed out. */
export async function seedFamilies(
  at: (instant: number) => PersonalContext,
  now: number,
  seeded: SeededEvent[],
  groups: Record<string, string>,
  random: Random,
): Promise<void> {
  const open = seeded.filter(
    ({ plan, occurrences }) =>
      plan.seats && !plan.state && !plan.groups && occurrences.some(one => one.startsAt > now + DAY),
  )
  const groupIds = Object.values(groups)
  for (const [index, event] of open.slice(0, WITH_FAMILIES).entries()) {
    const context = at(now - (index + 1) * DAY)
    const family = inventFamily(event, groupIds, index, context.now, random)
    await registerByGuardian({ ...context, actor: guardianOf(context.actor.wardId) }, event.id, family)
  }
  let left = 0
  for (const event of open) {
    const { entries, waiting } = await getRoster(at(now - 3 * HOUR), event.id)
    const leaving = entries.filter(({ status, partyId }) => status === 'confirmed' && !partyId).slice(0, 3)
    if (!waiting || !leaving.length) continue
    for (const { registrationId } of leaving) await cancelRegistration(at(now - 3 * HOUR), event.id, registrationId)
    left += 1
    if (left === WITH_CLAIMS) break
  }
  const [first] = open
  if (first?.plan.seats?.priority) await makeEligibilityCodes(at(now - DAY), first.id, 5)
}

function inventFamily({ plan }: SeededEvent, groupIds: string[], index: number, now: number, random: Random) {
  const [from, to] = plan.ages ?? [6, 15]
  const year = Number(wallDate(now).slice(0, 4))
  const father = inventName(random, 'boy')
  const [surname] = father.split(' ')
  const groupId = groupIds[index % groupIds.length]!
  const children = (['girl', 'boy'] as const).map((gender, turn) => ({
    name: [surname, ...inventName(random, gender).split(' ').slice(1)].join(' '),
    groupId,
    birthYear: year - Math.min(to, from + 1 + turn),
    gender,
    assent: true,
  }))
  return {
    children,
    guardianName: father,
    relation: 'father',
    phone: `0900000${String(900 + index)}`,
    consent: true,
    photo: index % 2 === 0,
  }
}
