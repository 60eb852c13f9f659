import { z } from 'zod'
import type { PersonalContext } from '../people/context'
import { Conflict, Invalid } from '../shared/errors'
import { parse } from '../shared/parse'
import { openPaperRoster, type PaperRoster, type PaperRow } from './paper-roster'
import { readNumbers } from './read-numbers'
import { recordPresence } from './record-presence'
import { requireOpen } from './session'
import { untickChild } from './untick-child'

const entry = z.object({
  /** What is printed on the sheet; empty for the roster as it stands. */
  sheet: z.string().max(40).default(''),
  numbers: z.string().max(6000).default(''),
  /** Whether the numbers are of those who came, or of those who did not. */
  said: z.enum(['present', 'absent']).default('present'),
})

export type PaperEntry = { roster: PaperRoster; comes: PaperRow[]; staysAway: PaperRow[] }

/**
 * Which children the numbers from a sheet stand for, for a look before they are saved.
 * @throws Invalid naming the numbers that are none; Missing, Forbidden
 */
export async function readPaperEntry(
  context: PersonalContext,
  occurrenceId: string,
  input: unknown,
): Promise<PaperEntry> {
  const { sheet, numbers: text, said } = parse(entry, input)
  const roster = await openPaperRoster(context, occurrenceId, sheet)
  const { numbers, unread } = readNumbers(text)
  if (unread.length) throw new Invalid({ numbers: { code: 'roster_numbers_unread', values: { text: unread[0]! } } })
  if (!numbers.length && said === 'present') throw new Invalid({ numbers: { code: 'required' } })
  const named = new Set(numbers)
  const unknown = numbers.filter(number => number > roster.rows.length || number < 1)
  if (unknown.length) {
    const shown = unknown.slice(0, 8).join(', ') + (unknown.length > 8 ? '…' : '')
    throw new Invalid({ numbers: { code: 'roster_numbers_unknown', values: { numbers: shown } } })
  }
  const isNamed = ({ number }: PaperRow) => named.has(number)
  if (said === 'present') return { roster, comes: roster.rows.filter(isNamed), staysAway: [] }
  // Who gave a place back is not taken to have come for not being called absent.
  return {
    roster,
    comes: roster.rows.filter(row => !isNamed(row) && !row.gone),
    staysAway: roster.rows.filter(isNamed),
  }
}

/**
 * Records what a sheet of paper says: who came is ticked; who is named as absent is unticked. Nobody else is touched.
 * @returns how many came that were not present before
 * @throws Invalid as `readPaperEntry`; Conflict `roster_changed` where the sheet's numbers may mean others by now (unless
 *   `compared` says that somebody looked); Missing, Forbidden, Conflict of the session
 */
export async function enterFromPaper(
  context: PersonalContext,
  occurrenceId: string,
  { compared, ...input }: Record<string, unknown>,
): Promise<{ added: number; comes: number }> {
  const { roster, comes, staysAway } = await readPaperEntry(context, occurrenceId, input)
  requireOpen(roster.session, context.now)
  if (!roster.isAsPrinted && compared !== 'yes') throw new Conflict('roster_changed')
  const added = await recordPresence(
    context,
    occurrenceId,
    comes.map(({ childId }) => childId),
    { kind: 'walk_in', method: 'paper' },
  )
  for (const { childId } of staysAway.filter(({ present }) => present))
    await untickChild(context, occurrenceId, childId)
  return { added, comes: comes.length }
}
