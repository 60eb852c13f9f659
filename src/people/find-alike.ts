import { fold, givenName } from '../shared/text'
import type { Likeness } from './import-lines'

/** What of a child is compared. */
export type Compared = { id: string; name: string; birthYear: number; groupId: string; phones: string[] }

/**
 * Finds who looks like a child without having its very name, year and group: the same name and year in another group, the
 * same name and group a year apart, or the same phone and given name.
 */
export class Alike<Child extends Compared> {
  readonly #byNameAndYear = new Map<string, Child[]>()
  readonly #byNameAndGroup = new Map<string, Child[]>()
  readonly #byPhone = new Map<string, Child[]>()

  constructor(children: Iterable<Child> = []) {
    for (const child of children) this.add(child)
  }

  add(child: Child): void {
    const name = fold(child.name)
    put(this.#byNameAndYear, `${name}|${child.birthYear}`, child)
    put(this.#byNameAndGroup, `${name}|${child.groupId}`, child)
    for (const phone of child.phones) put(this.#byPhone, `${phone}|${fold(givenName(child.name))}`, child)
  }

  /** The likeliest first. */
  of(child: Omit<Compared, 'id'> & { id?: string }): { child: Child; why: Likeness }[] {
    const name = fold(child.name)
    const found = new Map<Child, Likeness>()
    const note = (others: Child[] = [], why: Likeness) => {
      for (const other of others) if (other.id !== child.id && !found.has(other)) found.set(other, why)
    }
    const within = (years: number, others?: Child[]) =>
      others?.filter(other => Math.abs(other.birthYear - child.birthYear) <= years)
    for (const phone of child.phones)
      note(within(2, this.#byPhone.get(`${phone}|${fold(givenName(child.name))}`)), 'phone')
    const near = this.#byNameAndGroup.get(`${name}|${child.groupId}`)
    note(within(0, near), 'twin')
    note(this.#byNameAndYear.get(`${name}|${child.birthYear}`), 'moved')
    note(within(1, near), 'year')
    return [...found].map(([other, why]) => ({ child: other, why }))
  }
}

const put = <Child>(map: Map<string, Child[]>, key: string, child: Child) => {
  const there = map.get(key)
  if (there) there.push(child)
  else map.set(key, [child])
}
