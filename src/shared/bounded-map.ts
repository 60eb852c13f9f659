type Bounds<Value> = {
  most: number
  /** With `size`: the most that all values together may weigh. */
  mostInAll?: number
  size?: (value: Value) => number
}

/** Values kept in memory between requests, within bounds whatever callers invent; the least recently used goes first. */
export class BoundedMap<Value> {
  readonly #values = new Map<string, Value>()
  readonly #most: number
  readonly #mostInAll: number
  readonly #size: (value: Value) => number
  #inAll = 0

  /** @example new BoundedMap<string>({ most: 200, mostInAll: 1_000_000, size: body => body.length }) */
  constructor({ most, mostInAll = Number.POSITIVE_INFINITY, size = () => 0 }: Bounds<Value>) {
    this.#most = most
    this.#mostInAll = mostInAll
    this.#size = size
  }

  get(key: string): Value | undefined {
    const found = this.#values.get(key)
    if (found !== undefined) {
      this.#values.delete(key)
      this.#values.set(key, found)
    }
    return found
  }

  /** Keeps a value; one that alone is larger than all may be is not kept. */
  set(key: string, value: Value): void {
    this.#drop(key)
    const size = this.#size(value)
    if (size > this.#mostInAll) return
    this.#values.set(key, value)
    this.#inAll += size
    for (const oldest of this.#values.keys()) {
      if (this.#values.size <= this.#most && this.#inAll <= this.#mostInAll) break
      this.#drop(oldest)
    }
  }

  #drop(key: string): void {
    const value = this.#values.get(key)
    if (value === undefined) return
    this.#inAll -= this.#size(value)
    this.#values.delete(key)
  }
}
