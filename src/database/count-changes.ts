import type { Database } from './database'

const counters = new WeakMap<Database, { changes: number }>()

/** How many batches this process has sent through this database: whoever remembers an answer forgets it when this moves. */
export function countChanges(db: Database): { readonly changes: number } {
  const known = counters.get(db)
  if (known) return known
  const counter = { changes: 0 }
  counters.set(db, counter)
  const batch = db.batch.bind(db)
  db.batch = async statements => {
    try {
      return await batch(statements)
    } finally {
      counter.changes += 1
    }
  }
  return counter
}
