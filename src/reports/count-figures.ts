import { countParticipation } from '../participation/count-participation'
import { countSessions } from '../participation/count-sessions'
import type { Context } from '../shared/context'
import { type Figures, figuresOf } from './figures'

/** The table of a period as the data stand now. */
export async function countFigures(context: Context, { from, to }: { from: string; to: string }): Promise<Figures> {
  const days = { from, to }
  const [counts, sessions] = await Promise.all([countParticipation(context, days), countSessions(context, days)])
  return figuresOf(counts, sessions)
}
