import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { censuses } from '../people/census-tables'
import { office } from '../shared/actor'
import { type Category, categories, type genders, type households } from '../shared/choices'
import { type Context, requireRole } from '../shared/context'
import { addDays, DAY, HOUR, instantOf } from '../shared/dates'
import { Invalid } from '../shared/errors'
import { date, idText, parse } from '../shared/parse'
import { type Counted, type Cut, cutNames, type FollowedCut } from './cuts'
import { type Count, nobody, nobodyOf, none, type RegisterReach, record, type SoFar, tally } from './tally'

export { type Cut, cutNames, type FollowedCut, followedCuts } from './cuts'
export type { Count, SoFar } from './tally'

/** First and last day, inclusive. Ages are those reached in the year of the last day. */
export const countQuery = z.strictObject({
  from: date(),
  to: date(),
  eventId: idText().optional(),
  groupId: idText().optional(),
})
export type CountQuery = z.input<typeof countQuery>

const LONGEST_DAYS = 731

/** A cut with its denominators: the census of the year of the last day, and the register. */
export type Reach = RegisterReach & {
  /** Children who live there by the ward's survey; null where they, or those of one of the groups, were not surveyed. */
  census: number | null
}

export type Participation = {
  cuts: Record<Cut, Reach>
  /** Under 16, by residential group; groups without a child in register or census and without anyone who came are left out. */
  groups: ({ id: string; name: string; cuts: Record<Cut, Reach> } & Reach)[]
  /** Under 16, by kind of event. */
  categories: Record<Category, Count>
  /** The same of each of the groups, by its id. */
  categoriesOf: Record<string, Record<Category, Count>>
  /** Under 16, by week (its Monday, `YYYY-MM-DD`), in time order; weeks without attendance are left out. */
  weeks: ({ monday: string; soFar: Record<FollowedCut, SoFar> } & Count)[]
  /** Lượt of crowds counted by head, by category such as `girls_6_10`. Nobody knows how many children these are. */
  crowd: Record<string, number>
}

/** A child as the first statement packs it. */
type Packed = [
  id: string,
  birthYear: number,
  gender: (typeof genders)[number],
  household: (typeof households)[number],
  special: number,
  ethnicMinority: number,
  listed: number,
]

/**
 * How many children took part, and how often: counts only, no identities. Every cut but `age16to17` is of children
 * under 16. Crowds have no residential group, so with `groupId` there are none.
 * Four statements, whatever the size. Who came is read as lists of ids from the index that has them, and tallied in
 * memory: SQLite would sort all attendances by child, which takes three times as long.
 * @throws Invalid, Forbidden
 */
export async function countParticipation(context: Context, query: CountQuery): Promise<Participation> {
  const { db, actor } = context
  requireRole(actor, ...office)
  const { from, to, eventId, groupId } = parse(countQuery, query)
  if (to < from) throw new Invalid({ to: { code: 'end_before_start' } })
  if (instantOf(to) - instantOf(from) > LONGEST_DAYS * DAY) throw new Invalid({ to: { code: 'period_too_long' } })

  const year = Number(to.slice(0, 4))
  const inPeriod = sql`o.ward_id = ${actor.wardId} and o.starts_at >= ${instantOf(from)}
    and o.starts_at < ${instantOf(addDays(to, 1))} ${eventId ? sql`and o.event_id = ${eventId}` : sql``}`

  const [groups, meetings, heads, surveyed] = await db.batch([
    db
      .select({
        id: sql<string>`g.id`,
        name: sql<string>`g.name`,
        children: sql`(select json_group_array(json_array(c.id, c.birth_year, c.gender, c.household,
            c.special_circumstances, c.ethnic_minority, c.erased_at is null))
          from child c where c.ward_id = g.ward_id and c.group_id = g.id)`.mapWith(
          packed => JSON.parse(packed) as Packed[],
        ),
      })
      .from(sql`residential_group g`)
      .where(sql`g.ward_id = ${actor.wardId} ${groupId ? sql`and g.id = ${groupId}` : sql``}`)
      .orderBy(sql`g.search_name`),
    db
      .select({
        week: sql`week`.mapWith(Number),
        category: sql<Category>`category`,
        childIds: sql<string | null>`(select group_concat(a.child_id)
          from json_each(sessions) session cross join attendance a on a.occurrence_id = session.value)`,
      })
      // 1970-01-01 was a Thursday: weeks are counted from the Monday before, in wall time. Sessions are put together before
      // anybody's attendance is looked at: a list of ids is made once and not sorted with others.
      .from(
        sql`(select cast((o.starts_at + ${7 * HOUR + 3 * DAY}) / ${7 * DAY} as integer) as week, e.category,
            json_group_array(o.id) as sessions
          from occurrence o cross join event e on e.id = o.event_id where ${inPeriod} group by week, e.category)`,
      )
      .orderBy(sql`week`),
    db
      .select({ category: sql<string>`h.category`, heads: sql`sum(h.count)`.mapWith(Number) })
      .from(sql`occurrence o cross join headcount h on h.occurrence_id = o.id`)
      .where(sql`${inPeriod} ${groupId ? sql`and 0` : sql``}`)
      .groupBy(sql`h.category`),
    db
      .select()
      .from(censuses)
      .where(
        and(
          eq(censuses.wardId, actor.wardId),
          eq(censuses.year, year),
          groupId ? eq(censuses.groupId, groupId) : undefined,
        ),
      ),
  ])

  const children: Counted['children'] = new Map()
  for (const group of groups)
    for (const [id, birthYear, gender, household, special, ethnicMinority, listed] of group.children)
      children.set(id, {
        ...{ groupId: group.id, age: year - birthYear, gender, household },
        ...{ special: special === 1, ethnicMinority: ethnicMinority === 1, listed: listed === 1 },
      })
  const counted = tally({ children, meetings })
  const censusOf = new Map(surveyed.map(({ groupId, ...census }) => [groupId, census]))
  const all = groups.map(({ id, name }) => {
    const own = counted.groups.get(id) ?? nobodyOf()
    const census = censusOf.get(id)
    const cuts = record(cutNames, (cut): Reach => ({ ...own.cuts[cut], census: surveyedIn(census, cut) }))
    return { id, name, ...cuts.all, cuts }
  })
  const found = all.filter(group => group.register + group.children + (group.census ?? 0) > 0)
  const censusOfAll = (cut: Cut) =>
    surveyed.length ? found.reduce((sum: number | null, { cuts }) => plus(sum, cuts[cut].census), 0) : null
  return {
    cuts: record(cutNames, cut => ({
      ...all.map(group => group.cuts[cut]).reduce(addUp, nobody()),
      census: censusOfAll(cut),
    })),
    groups: found,
    categories: record(categories, category =>
      [...counted.groups.values()].map(group => group.categories[category]).reduce(addCounts, none()),
    ),
    categoriesOf: Object.fromEntries(found.map(({ id }) => [id, (counted.groups.get(id) ?? nobodyOf()).categories])),
    weeks: counted.weeks.map(({ week, ...rest }) => ({
      monday: new Date(week * 7 * DAY - 3 * DAY).toISOString().slice(0, 10),
      ...rest,
    })),
    crowd: Object.fromEntries(heads.map(row => [row.category, row.heads])),
  }
}

type Census = Omit<typeof censuses.$inferSelect, 'groupId'>

/** It tells girls from boys only. */
const surveyedIn = (census: Census | undefined, cut: Cut): number | null => {
  if (!census || cut === 'otherGender') return null
  return census[cut === 'all' ? 'under16' : cut]
}

const addCounts = (all: Count, one: Count): Count => ({
  children: all.children + one.children,
  attendances: all.attendances + one.attendances,
})

/** Residential groups share no child, so their children may be added up. */
const addUp = (all: RegisterReach, one: RegisterReach): RegisterReach => ({
  ...addCounts(all, one),
  register: all.register + one.register,
  reached: all.reached + one.reached,
})

/** A ward is surveyed when each of its groups is. */
const plus = (sum: number | null, one: number | null) => (sum === null || one === null ? null : sum + one)
