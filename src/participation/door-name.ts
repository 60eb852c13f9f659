import { givenName } from '../shared/text'

type Named = { id: string; fullName: string; group: string }

const initials = (fullName: string, words: number) =>
  fullName
    .split(' ')
    .slice(0, -1)
    .slice(0, words)
    .map(word => `${word[0]}.`)
    .join(' ')

/**
 * What children are called at a door: the given name alone; with the family's initial where two of one group share it
 * (or `always`), and all initials where even that is the same.
 * @example doorNames([{ id, fullName: 'Nguyễn Thị An', group }]) // An; of two Ans: An (N.)
 */
export function doorNames(children: readonly Named[], { always = false } = {}): Map<string, string> {
  const ways = [
    ...(always ? [] : [(fullName: string) => givenName(fullName)]),
    (fullName: string) => withInitials(fullName, 1),
    (fullName: string) => withInitials(fullName, 9),
  ]
  const names = new Map<string, string>()
  let open = children
  for (const [step, way] of ways.entries()) {
    const key = (child: Named) => `${child.group}|${way(child.fullName)}`
    const bearers = new Map<string, number>()
    for (const child of open) bearers.set(key(child), (bearers.get(key(child)) ?? 0) + 1)
    const last = step === ways.length - 1
    for (const child of open) if (last || bearers.get(key(child)) === 1) names.set(child.id, way(child.fullName))
    open = open.filter(child => !names.has(child.id))
  }
  return names
}

function withInitials(fullName: string, words: number): string {
  const before = initials(fullName, words)
  return before ? `${givenName(fullName)} (${before})` : fullName
}
