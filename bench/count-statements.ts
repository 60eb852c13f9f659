import type { Client } from '@libsql/client'

/** Statements that reached the database since they were last asked for. */
export type Statements = { reads: number; writes: number }

/** Counts what a client sends from now on. The answer gives the count and begins anew. */
export function countStatements(client: Client): () => Statements {
  let counted = { reads: 0, writes: 0 }
  const { execute, batch } = client
  const count = (statement: unknown) => {
    const { sql } = typeof statement === 'object' ? (statement as { sql: string }) : { sql: String(statement) }
    counted[/^\s*(insert|update|delete)\b/i.test(sql) ? 'writes' : 'reads'] += 1
  }
  client.execute = ((...args: Parameters<typeof execute>) => {
    count(args[0])
    return execute.apply(client, args)
  }) as typeof execute
  client.batch = (list, mode) => {
    list.forEach(count)
    return batch.call(client, list, mode)
  }
  return () => {
    const since = counted
    counted = { reads: 0, writes: 0 }
    return since
  }
}
