import { wallDate, wallTime, writtenDate } from '../../../shared/dates'

/** An instant as people write it: `14:30 09/06/2026`. */
export const written = (instant: number): string => `${wallTime(instant)} ${writtenDate(wallDate(instant))}`
