import { count } from 'drizzle-orm'
import { audit } from '../../src/audit/record'
import { openLibsql } from '../../src/database/open-libsql'
import { auditEntries } from '../../src/database/schema'
import { openDatabaseUrl } from '../../src/node/open-database-url'
import { systemOf } from '../../src/shared/actor'

// Run as a program of its own: many batches at once, each reading first and writing then, which is where locks bite.
const [url = '', name = ''] = process.argv.slice(2)
const db = openLibsql(await openDatabaseUrl(url))
const context = { db, actor: systemOf(name), now: 0 }
const write = () => db.batch([db.select({ n: count() }).from(auditEntries), audit(context, 'test.wrote', name)])
await Promise.all(Array.from({ length: 200 }, write))
