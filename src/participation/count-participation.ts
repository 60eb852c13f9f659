import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { office } from '../shared/actor'
import { type Category, categories } from '../shared/choices'
import { type Context, requireRole } from '../shared/context'
import { addDays, DAY, HOUR, instantOf } from '../shared/dates'
import { Invalid } from '../shared/errors'
import { date, idText, parse } from '../shared/parse'

/** First and last day, inclusive. Ages are those reached in the year of the last day. */
export const countQuery = z.strictObject({
  from: date(),
  to: date(),
  eventId: idText().optional(),
  groupId: idText().optional(),
})
export type CountQuery = z.input<typeof countQuery>

const LONGEST_DAYS = 731

/** Children and attendances, never added to each other. */
export type Count = {
  /** Số em: distinct children who came at least once, erased ones among them. */
  children: number
  /** Lượt: attendances. */
  attendances: number
}

/** A cut with its denominator. */
export type Reach = Count & {
  /** Children in the register now (not erased). */
  register: number
  /** Of those, the ones who came: what a share is taken of. */
  reached: number
}

/** Children under 16 by cut, and 16–17 apart. */
const cuts = {
  all: sql`under`,
  girls: sql`under and c.gender = 'girl'`,
  boys: sql`under and c.gender = 'boy'`,
  otherGender: sql`under and c.gender = 'other'`,
  age0to5: sql`age <= 5`,
  age6to10: sql`age between 6 and 10`,
  age11to15: sql`age between 11 and 15`,
  age16to17: sql`age >= 16`,
  poor: sql`under and c.household = 'poor'`,
  nearPoor: sql`under and c.household = 'near_poor'`,
  special: sql`under and c.special_circumstances`,
  ethnicMinority: sql`under and c.ethnic_minority`,
} satisfies Record<string, SQL>

export type Cut = keyof typeof cuts
export const cutNames = Object.keys(cuts) as Cut[]

export type Participation = {
  cuts: Record<Cut, Reach>
  /** Under 16, by residential group; groups without a child in the register and without anyone who came are left out. */
  groups: ({ id: string; name: string; cuts: Record<Cut, Reach> } & Reach)[]
  /** Under 16, by kind of event. */
  categories: Record<Category, Count>
  /** Under 16, by week (its Monday, `YYYY-MM-DD`), in time order; weeks without attendance are left out. */
  weeks: ({ monday: string } & Count)[]
  /** Lượt of crowds counted by head, by category such as `girls_6_10`. Nobody knows how many children these are. */
  crowd: Record<string, number>
}

type CutColumn = `${Cut}_${keyof Reach}`

const total = (condition: SQL) => sql`coalesce(sum(${condition}), 0)`.mapWith(Number)

const cutColumns = Object.fromEntries(
  cutNames.flatMap(cut => [
    [`${cut}_children`, total(sql`(${cuts[cut]}) and n > 0`)],
    [`${cut}_attendances`, total(sql`(${cuts[cut]}) * n`)],
    [`${cut}_register`, total(sql`(${cuts[cut]}) and listed`)],
    [`${cut}_reached`, total(sql`(${cuts[cut]}) and listed and n > 0`)],
  ]),
) as Record<CutColumn, SQL<number>>

type CategoryColumn = `${Category}_${keyof Count}`

const categoryColumns = Object.fromEntries(
  categories.flatMap(name => [
    [`${name}_children`, total(sql`under and c.${sql.raw(name)} > 0`)],
    [`${name}_attendances`, total(sql`under * c.${sql.raw(name)}`)],
  ]),
) as Record<CategoryColumn, SQL<number>>

const attendancesOf = (name: Category) => sql.raw(`sum(e.category = '${name}') as ${name}`)

/**
 * How many children took part, and how often: counts only, no identities. Every cut but `age16to17` is of children
 * under 16. Crowds have no residential group, so with `groupId` there are none.
 * Three statements, whatever the size.
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
  const ofGroup = groupId ? sql`and c.group_id = ${groupId}` : sql``

  const came = sql`select a.child_id, count(*) as n, ${sql.join(categories.map(attendancesOf), sql`, `)}
    from occurrence o cross join event e on e.id = o.event_id cross join attendance a on a.occurrence_id = o.id
    where ${inPeriod} group by a.child_id`

  // Cross joins keep the order: the period's occurrences first, then their attendances from the index that covers them.
  const [byGroup, byWeek, byHead] = await db.batch([
    db
      .select({
        id: sql<string>`g.id`,
        name: sql<string>`g.name`,
        cuts: cutColumns,
        categories: categoryColumns,
      })
      .from(sql`(select c.*, ${year} - c.birth_year as age, ${year} - c.birth_year < 16 as under,
          c.erased_at is null as listed, coalesce(came.n, 0) as n,
          ${sql.join(
            categories.map(name => sql.raw(`coalesce(came.${name}, 0) as ${name}`)),
            sql`, `,
          )}
        from child c left join (${came}) came on came.child_id = c.id
        where c.ward_id = ${actor.wardId} ${ofGroup}) c
        join residential_group g on g.id = c.group_id`)
      .groupBy(sql`g.id`)
      .orderBy(sql`g.search_name`),
    db
      .select({
        // 1970-01-01 was a Thursday: weeks are counted from the Monday before, in wall time.
        week: sql`cast((o.starts_at + ${7 * HOUR + 3 * DAY}) / ${7 * DAY} as integer)`.mapWith(Number).as('week'),
        children: sql`count(distinct a.child_id)`.mapWith(Number),
        attendances: sql`count(*)`.mapWith(Number),
      })
      .from(sql`occurrence o cross join attendance a on a.occurrence_id = o.id cross join child c on c.id = a.child_id`)
      .where(sql`${inPeriod} and ${year} - c.birth_year < 16 ${ofGroup}`)
      .groupBy(sql`week`)
      .orderBy(sql`week`),
    db
      .select({ category: sql<string>`h.category`, heads: sql`sum(h.count)`.mapWith(Number) })
      .from(sql`occurrence o cross join headcount h on h.occurrence_id = o.id`)
      .where(sql`${inPeriod} ${groupId ? sql`and 0` : sql``}`)
      .groupBy(sql`h.category`),
  ])
  return {
    cuts: cutsOf(byGroup.map(row => row.cuts)),
    groups: byGroup
      .map(row => ({ id: row.id, name: row.name, ...reachOf([row.cuts], 'all'), cuts: cutsOf([row.cuts]) }))
      .filter(row => row.register + row.children > 0),
    categories: Object.fromEntries(
      categories.map(name => [
        name,
        {
          children: sum(byGroup.map(row => row.categories[`${name}_children`])),
          attendances: sum(byGroup.map(row => row.categories[`${name}_attendances`])),
        },
      ]),
    ) as Record<Category, Count>,
    weeks: byWeek.map(({ week, ...count }) => ({
      monday: new Date(week * 7 * DAY - 3 * DAY).toISOString().slice(0, 10),
      ...count,
    })),
    crowd: Object.fromEntries(byHead.map(({ category, heads }) => [category, heads])),
  }
}

const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0)

const cutsOf = (rows: Record<CutColumn, number>[]) =>
  Object.fromEntries(cutNames.map(cut => [cut, reachOf(rows, cut)])) as Record<Cut, Reach>

/** Residential groups share no child, so their children may be added up. */
const reachOf = (rows: Record<CutColumn, number>[], cut: Cut): Reach => ({
  children: sum(rows.map(row => row[`${cut}_children`])),
  attendances: sum(rows.map(row => row[`${cut}_attendances`])),
  register: sum(rows.map(row => row[`${cut}_register`])),
  reached: sum(rows.map(row => row[`${cut}_reached`])),
})
