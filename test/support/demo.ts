import { createClient } from '@libsql/client'
import { drizzle } from 'drizzle-orm/libsql'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { openLibsql } from '../../src/database/open-libsql'
import { seedDemo } from '../../src/demo/seed-demo'
import { openFieldCrypto } from '../../src/people/field-crypto'
import { type Running, testConfig } from './http'
import { NOW, TEST_FIELD_KEY } from './scenario'

/** Both demo wards on a libSQL of their own, at noon of a school holiday, with the keys of their boards. */
export async function demoWards(now = NOW) {
  const client = createClient({ url: ':memory:' })
  await migrate(drizzle(client), { migrationsFolder: 'migrations' })
  const running: Running = { db: openLibsql(client), crypto: await openFieldCrypto(TEST_FIELD_KEY), clock: { now } }
  const screens = await seedDemo({ ...running, config: testConfig(running) }, {})
  return { running, screens, client }
}
