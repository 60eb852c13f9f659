import { hashSecret } from '../../../shared/ids'
import type { Session } from './contract'
import type { Held } from './phone'
import { type Row, viewOf } from './view'

/** What a scanned code is. A phone holds hashes alone: a ticket it does not know may be another event's or made up. */
export type Verdict =
  | { kind: 'welcome' | 'already'; row: Row }
  | { kind: 'other_session'; session: Session; row: Row }
  | { kind: 'unknown' | 'no_ticket' }
  | { kind: 'pass'; code: string }

/** The code of a pass within an address, or typed alone; null where there is none. */
export function passCode(text: string): string | null {
  const [, code] = /(?:^|[#&]code=)([0-9a-hj-km-np-tv-z]{26})$/.exec(text.trim()) || []
  return code || null
}

/** Judges what a camera read, or what was typed from a ticket, at the door of a session. */
export async function judge(held: Held, occurrenceId: string, text: string): Promise<Verdict> {
  const said = text.trim()
  const code = passCode(said)
  if (code) return { kind: 'pass', code }
  if (!/^SC1\.\w{16,20}\.[\w-]{16}$/.test(said)) return { kind: 'no_ticket' }
  const hash = await hashSecret(said)
  const others = held.sessions.filter(({ id }) => id !== occurrenceId)
  for (const id of [occurrenceId].concat(others.map(other => other.id))) {
    const view = viewOf(held, id)
    const row = view?.rows.find(({ ticket }) => ticket === hash)
    if (!view || !row) continue
    if (id !== occurrenceId) return { kind: 'other_session', session: view.session, row }
    return { kind: row.present ? 'already' : 'welcome', row }
  }
  return { kind: 'unknown' }
}
