import { addDays } from '../shared/dates'
import type { Term } from '../shared/recurrence'
import { type Calendar, restingDates, type Series } from './expand-occurrences'

/** Why a copy has fewer meetings than its original. */
export type Fewer = {
  /** On how many holidays it rests. */
  holidays: number
  /** Lessons for whose time no term is entered. */
  terms: boolean
}

/** A school year may begin and end that many days earlier or later than the last. */
const TERM_DRIFT = 14

/** @param between the first and the last day on which the copy was to meet */
export function whyFewer(series: Series, calendar: Calendar, between: [first: string, last: string]): Fewer {
  return {
    holidays: restingDates(series, calendar).filter(one => one.holiday !== null).length,
    terms: series.rule?.freq === 'school' && !between.every(day => isNear(calendar.terms, day)),
  }
}

const isNear = (terms: Term[], day: string) =>
  terms.some(term => day >= addDays(term.startsOn, -TERM_DRIFT) && day <= addDays(term.endsOn, TERM_DRIFT))
