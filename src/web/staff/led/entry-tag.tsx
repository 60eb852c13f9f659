import type { EntryState } from '../../../led/list-day'
import type { Messages } from '../../../messages'
import { StatusTag, type Tone } from '../../design/tag'

export const tonesOfEntry: Record<EntryState, Tone> = { now: 'success', later: 'info', past: 'neutral' }

/** Whether something plays, will, or has. */
export const EntryTag = ({ m, state }: { m: Messages; state: EntryState }) => (
  <StatusTag tone={tonesOfEntry[state]} label={m.led.states[state]} />
)
