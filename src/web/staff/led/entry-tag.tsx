import type { DayEntry } from '../../../led/list-day'
import type { Messages } from '../../../messages'
import { StatusTag, type Tone } from '../../design/tag'

const tones: Record<DayEntry['state'], Tone> = { now: 'success', later: 'info', past: 'neutral' }

/** Whether something plays, will, or has. */
export const EntryTag = ({ m, entry: { state } }: { m: Messages; entry: DayEntry }) => (
  <StatusTag tone={tones[state]} label={m.led.states[state]} />
)
