import type { Services } from '../http/env'

/** A rendered body, and when what it shows last changed. */
export type Rendered = { body: string; lastModified: number }

const MOST_BODIES = 200
const MOST_CHARACTERS = 8 * 1024 * 1024

/** Rendered bodies by their validator, least recently used out first; bounded by count and size. */
export class BodyCache {
  readonly #bodies = new Map<string, Rendered>()
  #characters = 0

  constructor(
    readonly mostBodies = MOST_BODIES,
    readonly mostCharacters = MOST_CHARACTERS,
  ) {}

  get(key: string): Rendered | undefined {
    const found = this.#bodies.get(key)
    if (found) {
      this.#bodies.delete(key)
      this.#bodies.set(key, found)
    }
    return found
  }

  set(key: string, rendered: Rendered): void {
    this.#drop(key)
    if (rendered.body.length > this.mostCharacters) return
    this.#bodies.set(key, rendered)
    this.#characters += rendered.body.length
    for (const oldest of this.#bodies.keys()) {
      if (this.#bodies.size <= this.mostBodies && this.#characters <= this.mostCharacters) break
      this.#drop(oldest)
    }
  }

  #drop(key: string): void {
    this.#characters -= this.#bodies.get(key)?.body.length ?? 0
    this.#bodies.delete(key)
  }
}

// One cache per running app: isolates share nothing, and tests start clean.
const caches = new WeakMap<Services, BodyCache>()

/** The rendered bodies of this app. */
export function bodyCacheOf(services: Services): BodyCache {
  const cache = caches.get(services) ?? new BodyCache()
  caches.set(services, cache)
  return cache
}
