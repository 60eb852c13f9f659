import { wallDate } from '../shared/dates'
import { Invalid } from '../shared/errors'

/** Pupils of 16 and 17 take part too, and are counted apart from children. */
export const OLDEST = 17
/** From this age the child itself is asked too. */
export const ASSENT_AGE = 7

/** The wall year of an instant. */
export const wallYear = (now: number): number => Number(wallDate(now).slice(0, 4))

/** The age a child reaches in the year of `now`: only the birth year is kept, so ages go by calendar year. */
export const ageOf = (birthYear: number, now: number): number => wallYear(now) - birthYear

/** @throws Invalid for a birth year to come, or of a grown-up */
export function checkBirthYear(birthYear: number, now: number): void {
  const age = ageOf(birthYear, now)
  if (age < 0) throw new Invalid({ birthYear: { code: 'birth_year_future', values: { year: wallYear(now) } } })
  if (age > OLDEST)
    throw new Invalid({ birthYear: { code: 'birth_year_too_old', values: { year: wallYear(now) - OLDEST } } })
}
