import type { Client } from '@libsql/client'
import { drizzle } from 'drizzle-orm/libsql'
import type { Database } from './database'
import * as schema from './schema'

/** Wraps a libSQL client: the embedded file on Node, or `@libsql/client/web` over HTTP in the Worker. */
export const openLibsql = (client: Client): Database => drizzle(client, { schema }) as unknown as Database
