import { eq } from 'drizzle-orm'
import { children } from '../database/schema'
import type { PersonalContext } from '../people/context'
import { saveCensus } from '../people/save-census'
import { wallDate } from '../shared/dates'
import type { Random } from './random'

/**
 * A survey by residential group that fits the invented register: a few more children live there than are in it.
 * Of this year and the one before.
 */
export async function seedCensus(context: PersonalContext, groupIds: string[], random: Random): Promise<void> {
  const { db, actor, now } = context
  const year = Number(wallDate(now).slice(0, 4))
  const register = await db.select().from(children).where(eq(children.wardId, actor.wardId))
  const rows = groupIds.map(groupId => {
    const own = register
      .filter(child => child.groupId === groupId)
      .map(child => ({ ...child, age: year - child.birthYear }))
    const young = own.filter(child => child.age < 16)
    const more = (few: typeof own) => few.length + Math.round(few.length * (0.04 + random.next() * 0.14))
    const aged = (from: number, to: number) => more(own.filter(({ age }) => age >= from && age <= to))
    const [girls, boys] = [
      more(young.filter(one => one.gender === 'girl')),
      more(young.filter(one => one.gender === 'boy')),
    ]
    const ages = { age0to5: aged(0, 5), age6to10: aged(6, 10), age11to15: aged(11, 15) }
    const flags = {
      poor: young.filter(one => one.household === 'poor').length,
      nearPoor: young.filter(one => one.household === 'near_poor').length,
      special: young.filter(one => one.specialCircumstances).length,
      ethnicMinority: more(young.filter(one => one.ethnicMinority)),
    }
    const under16 = Math.max(girls + boys, ages.age0to5 + ages.age6to10 + ages.age11to15, flags.ethnicMinority)
    return { groupId, under16, girls, boys, ...ages, age16to17: aged(16, 17), ...flags }
  })
  for (const [of, source] of [
    [year - 1, `Rà soát hộ nghèo cuối năm ${year - 2}`],
    [year, `Rà soát hộ nghèo cuối năm ${year - 1}; danh sách trẻ em của Trạm Y tế`],
  ] as const)
    await saveCensus(context, of, { source, rows })
}
