import { Invalid } from '../shared/errors'

/** The largest file that is taken; a route refuses a longer body before it reads it. */
export const MOST_BYTES = 5 * 1024 * 1024
/** What all parts of a workbook may come to when unpacked. */
export const MOST_UNPACKED_BYTES = 30 * 1024 * 1024
/** Real workbooks shrink to a twentieth or so; a bomb to a thousandth. */
export const MOST_TIMES_PACKED = 200
/** Below this much a part may be as repetitive as it likes. */
export const REPETITIVE_BYTES = 2 * 1024 * 1024
/** Events of one file. */
export const MOST_ROWS = 1000
/** Titles, headings, sums and signatures around them. */
export const OTHER_ROWS = 200
/** Nothing is looked for further down a sheet, where people sometimes leave a stray cell. */
export const LAST_ROW = 20_000
export const MOST_COLUMNS = 200
/** More than the longest description; what is longer is refused as such. */
export const LONGEST_CELL = 5000

/** Why a file of more events than that is refused. */
export const tooManyRows = () => new Invalid({ file: { code: 'file_too_many_rows', values: { maximum: MOST_ROWS } } })
