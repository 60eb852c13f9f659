import { eq, sql } from 'drizzle-orm'
import { campaigns, organizations, residentialGroups, staff, users, venues } from '../database/schema'
import { planners } from '../shared/actor'
import type { Context } from '../shared/context'
import type { Reason } from '../shared/errors'
import { fold } from '../shared/text'

/** What a plan may name: each thing of the ward under every way it is written. */
type Named = { id: string; name: string; also: string[] }

export type PlanNames = Awaited<ReturnType<typeof readPlanNames>>
export type Kind = keyof PlanNames

/**
 * All that a plan of the ward can name, those included that forms no longer offer: merged groups, officers who left. One
 * batch.
 */
export async function readPlanNames({ db, actor }: Context) {
  const { wardId } = actor
  const [hosts, places, groups, running, officers] = await db.batch([
    db
      .select({ id: organizations.id, name: organizations.name })
      .from(organizations)
      .where(eq(organizations.wardId, wardId)),
    db
      .select({ id: venues.id, name: venues.name, address: venues.address })
      .from(venues)
      .where(eq(venues.wardId, wardId)),
    db
      .select({ id: residentialGroups.id, name: residentialGroups.name })
      .from(residentialGroups)
      .where(eq(residentialGroups.wardId, wardId)),
    db.select({ id: campaigns.id, name: campaigns.name }).from(campaigns).where(eq(campaigns.wardId, wardId)),
    db
      .select({ id: users.id, name: users.name })
      .from(users)
      .innerJoin(staff, sql`staff.id = user.id`)
      .where(
        sql`${staff.wardId} = ${wardId} and ${staff.role} in (select value from json_each(${JSON.stringify(planners)}))`,
      ),
  ])
  const plain = (list: { id: string; name: string }[]): Named[] => list.map(one => ({ ...one, also: [] }))
  return {
    organizations: plain(hosts),
    // Calendars write the address behind the name.
    venues: places.map(({ address, ...one }): Named => ({ ...one, also: address ? [`${one.name}, ${address}`] : [] })),
    groups: plain(groups),
    campaigns: plain(running),
    officers: plain(officers),
  }
}

/** Without marks, case and punctuation: `Phòng VH – XH` is `phong vh xh`. */
const simple = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/**
 * The one of the ward's things that a name means.
 * @param preferred ids that win where several are written alike: those the event has now
 * @returns its id, or why it cannot be told, with the nearest names
 */
export function findNamed(
  all: Named[],
  name: string,
  preferred: (string | null)[] = [],
): { id: string } | { reason: Reason } {
  const exact = all.filter(one => one.name.normalize('NFC') === name)
  const wanted = simple(name)
  const found = exact.length ? exact : all.filter(one => [one.name, ...one.also].some(text => simple(text) === wanted))
  const one =
    found.length === 0
      ? theOnlyShort(all, wanted)
      : found.length === 1
        ? found[0]
        : found.find(({ id }) => preferred.includes(id))
  if (one) return { id: one.id }
  const written = name.slice(0, 80)
  if (found.length) return { reason: { code: 'row_name_twice', values: { name: written, count: found.length } } }
  const nearest = nearestTo(all, wanted)
  return nearest.length
    ? {
        reason: { code: 'row_name_near', values: { name: written, near: nearest.map(near => `“${near}”`).join(', ') } },
      }
    : { reason: { code: 'row_name_unknown', values: { name: written } } }
}

/** The one name that is written in full with a word or two more: `Nhà văn hóa TDP Đông Cao` for `Nhà văn hóa Đông Cao`. */
function theOnlyShort(all: Named[], wanted: string): Named | undefined {
  const words = wanted.split(' ')
  const found = all.filter(({ name }) => {
    const full = simple(name).split(' ')
    let next = 0
    for (const word of full) if (word === words[next]) next += 1
    return words.length > 1 && next === words.length && words.length >= full.length * ENOUGH
  })
  return found.length === 1 ? found[0] : undefined
}

/** How much of a name has to be written. */
const ENOUGH = 0.6
const NEAREST = 3
const ALIKE = 0.35

function nearestTo(all: Named[], wanted: string): string[] {
  const scored = all.map(({ name }) => ({ name, score: likeness(simple(name), wanted) }))
  return scored
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score)
    .slice(0, NEAREST)
    .map(({ name }) => name)
}

/** Shared pairs of letters, from 0 to 1 (Sørensen and Dice); a part of a name counts as near. */
function likeness(a: string, b: string): number {
  if (a && b && (` ${a} `.includes(` ${b} `) || ` ${b} `.includes(` ${a} `))) return 0.9
  const [first, second] = [pairsOf(a), pairsOf(b)]
  const shared = [...first].filter(pair => second.has(pair)).length
  return (2 * shared) / Math.max(1, first.size + second.size)
}

const pairsOf = (text: string) =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)))
