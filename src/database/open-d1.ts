import { drizzle } from 'drizzle-orm/d1'
import type { Database } from './database'
import * as schema from './schema'

/** Opens a Worker's D1 binding. */
export const openD1 = (binding: D1Database): Database => drizzle(binding, { schema }) as unknown as Database
