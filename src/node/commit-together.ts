import type { Client, InStatement, ResultSet } from '@libsql/client'

type Batch = Client['batch']
type Waiting = {
  statements: Parameters<Batch>[0]
  resolve: (results: ResultSet[]) => void
  reject: (error: unknown) => void
}

/** More would let the first wait for the last. */
const MOST_TOGETHER = 32

/**
 * Batches that are asked for in the same turn of the event loop are written in one transaction: the disk is waited for
 * once and not for each. None is answered before all are on the disk. Where one of them fails nothing was written, and
 * each is run by itself, so that a batch stays all or nothing and only its own error reaches its caller.
 */
export function commitTogether(batch: Batch): Batch {
  const waiting: Waiting[] = []

  async function write() {
    const group = waiting.splice(0, MOST_TOGETHER)
    if (waiting.length) setImmediate(write)
    if (group.length === 1 || !(await writtenTogether(group))) for (const one of group) await writeAlone(one)
  }

  async function writtenTogether(group: Waiting[]): Promise<boolean> {
    try {
      const results = await batch(
        group.flatMap(({ statements }) => statements as InStatement[]),
        'write',
      )
      for (const { statements, resolve } of group) resolve(results.splice(0, statements.length))
      return true
    } catch {
      return false
    }
  }

  const writeAlone = ({ statements, resolve, reject }: Waiting) => batch(statements, 'write').then(resolve, reject)

  return statements =>
    new Promise((resolve, reject) => {
      if (waiting.push({ statements, resolve, reject }) === 1) setImmediate(write)
    })
}
