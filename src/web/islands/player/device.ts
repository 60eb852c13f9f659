/** What a player needs of the device it runs on; a browser's `localStorage` is a memory as it is. */
export type Memory = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export type Device = {
  screenId: string
  version: string
  /** UTC milliseconds as the device believes; may be set, and wrong by years. */
  wallClock(): number
  /** Milliseconds since some moment, counted on while the page lives. */
  ticks(): number
  /** Outlives restarts. Both memories may be full or forbidden: then only what they were for is lost. */
  store: Memory
  /** Outlives a reload of the page only. */
  session: Memory
  /** Hotline 111 as it stands in the page, in lines. */
  failsafe: string[]
}

/** What was written under the name, or null. */
export function recall(memory: Memory, name: string): string | null {
  try {
    return memory.getItem(name)
  } catch {
    return null
  }
}

/** A memory that is too full to keep anything still forgets. */
export function forget(memory: Memory, name: string): void {
  try {
    memory.removeItem(name)
  } catch {
    // Nothing could be written there either.
  }
}

export function keep(memory: Memory, name: string, value: string): void {
  try {
    memory.setItem(name, value)
  } catch {
    // The player goes on without it.
  }
}

/** The value a memory holds as JSON, or null where it holds none that can be read. */
export function recallJson(memory: Memory, name: string): unknown {
  try {
    return JSON.parse(recall(memory, name) || 'null')
  } catch {
    return null
  }
}
