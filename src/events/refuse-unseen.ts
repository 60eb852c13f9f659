import { Conflict } from '../shared/errors'

/** The versions of events that whoever decides has looked at, by id. */
export type Seen = ReadonlyMap<string, number>

/**
 * Refuses events that are no longer those that were looked at.
 * @throws Conflict `changed_meanwhile`
 */
export function refuseUnseen(those: { id: string; version: number }[], seen: Seen): void {
  if (those.some(({ id, version }) => (seen.get(id) ?? version) !== version)) throw new Conflict('changed_meanwhile')
}
