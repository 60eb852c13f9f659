import type { BatchItem, BatchResponse } from 'drizzle-orm/batch'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type * as schema from './schema'

/**
 * Either database. `batch` is the only atomic unit: D1 has no interactive transactions, so `transaction` is left out,
 * and `run` because its raw statements misbehave in a D1 batch.
 */
export type Database = Omit<BaseSQLiteDatabase<'async', unknown, typeof schema>, 'transaction' | 'run'> & {
  batch<U extends BatchItem<'sqlite'>, T extends Readonly<[U, ...U[]]>>(statements: T): Promise<BatchResponse<T>>
}

export type Statement = BatchItem<'sqlite'>
