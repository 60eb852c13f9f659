import { compareNames, fold, givenName } from '../../../shared/text'
import type { Session } from './contract'
import { type Held, sessionOf } from './phone'
import { countsOf, type Who } from './record'

/** A child as the screen shows it. */
export type Row = {
  /** The child's id, or the nonce of a walk-in that is not sent yet. */
  id: string
  who: Who
  name: string
  group: string
  ticket: string | null
  present: boolean
  excused: boolean
  walkIn: boolean
  since: number | null
  /** The server does not know this yet. */
  waits: boolean
}

export type SessionView = {
  session: Session
  rows: Row[]
  present: number
  awaited: number
  walkIns: number
  /** Heads: this phone's, and everybody's. */
  heads: number
  crowd: number
}

/** A session as it will stand once all is sent: the roster with the words that still wait laid over it. */
export function viewOf(held: Held, occurrenceId: string): SessionView | null {
  const session = sessionOf(held, occurrenceId)
  if (!session) return null
  const rows = new Map<string, Row>()
  for (const child of session.children) {
    const { id, name, group, ticket, present, excused, since = null } = child
    const walkIn = ticket === null
    rows.set(id, { id, who: { childId: id }, name, group, ticket, present, excused, walkIn, since, waits: false })
  }
  for (const operation of held.queue) {
    if (operation.occurrenceId !== occurrenceId) continue
    if (operation.kind === 'walk_in') {
      const { nonce, child, at } = operation
      const group = held.groups.find(({ id }) => id === child.groupId)
      rows.set(nonce, {
        ...{ id: nonce, who: { walkIn: nonce }, name: givenName(child.name), group: group ? group.name : '' },
        ...{ ticket: null, present: true, excused: false, walkIn: true, since: at, waits: true },
      })
    } else if (operation.kind === 'mark') {
      const row = rows.get((operation.childId || operation.walkIn)!)
      if (row) Object.assign(row, { present: operation.present, since: operation.at, waits: true })
    }
  }
  const all = Array.from(rows.values()).sort((a, b) => compareNames(a.name, b.name) || (a.id < b.id ? -1 : 1))
  const heads = sum(countsOf(held, occurrenceId))
  return {
    session,
    rows: all,
    present: all.filter(({ present }) => present).length,
    awaited: all.filter(({ present, walkIn }) => !present && !walkIn).length,
    walkIns: all.filter(({ present, walkIn }) => present && walkIn).length,
    heads,
    crowd: session.crowd - sum(session.counts) + heads,
  }
}

export const sum = (counts: Record<string, number>): number =>
  Object.keys(counts).reduce((total, category) => total + counts[category]!, 0)

/** Whether the letters, without marks, are found in the name or the group. */
export const isFound = ({ name, group }: Row, letters: string): boolean =>
  fold(letters)
    .split(' ')
    .every(word =>
      fold(`${name} ${group}`)
        .split(/[\s(]+/)
        .some(part => part.startsWith(word)),
    )
