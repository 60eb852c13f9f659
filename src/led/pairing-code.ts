import { customAlphabet } from 'nanoid'
import { MINUTE } from '../shared/dates'

/** Letters and digits that cannot be taken for one another on a coarse board, and are about as wide as each other. */
export const CODE_ALPHABET = '34679ACEFHKNPRTVXY'
const LENGTH = 8

/** How long a code stands on a board, and how long a claimed one waits for its device. */
export const PAIRING_LASTS = 10 * MINUTE

/** A new code without its dash: 18⁸ possible ones (33 random bits). */
export const newCode: () => string = customAlphabet(CODE_ALPHABET, LENGTH)

/** As the board shows it: `ABCD-EFGH`. */
export const writtenCode = (code: string): string => `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`

/** What somebody typed, without case, spaces and dashes. */
export const readCode = (text: string): string => text.replace(/[\s\p{Pd}.]/gu, '').toUpperCase()
