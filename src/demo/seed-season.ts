import { addDays, instantOf, mondayOf, wallDate } from '../shared/dates'

/** The season straddles the day of the seeding: three weeks before it to twelve after. */
export function seedSeason(now: number) {
  const monday = addDays(mondayOf(wallDate(now)), -21)
  return {
    from: monday,
    to: addDays(monday, 15 * 7 - 1),
    /** When the plan was made: a week before the season. */
    planned: instantOf(addDays(monday, -7), '08:00'),
    /** The date of a weekday (1 is Monday) in a week of the season, counted from 0. */
    dateOf: (week: number, day: number) => addDays(monday, week * 7 + day - 1),
  }
}

export type SeedSeason = ReturnType<typeof seedSeason>
