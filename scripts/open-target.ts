import { readConfig } from '../src/config'
import type { Services } from '../src/http/env'
import { nodeEnvironment } from '../src/node/environment'
import { openServices } from '../src/node/open-services'
import { openFieldCrypto } from '../src/people/field-crypto'
import { migrateLocalD1, openLocalD1 } from './local-d1'

/**
 * The database a command works on: `d1` (the local one of `npm start`), or a libSQL address such as `file:.data/san-choi.db`.
 * Without a wish it is `DATABASE_URL`, else `d1`. Migrated; `close` when done.
 * @throws BadConfiguration
 */
export async function openTarget(wish?: string): Promise<{ services: Services; close: () => unknown }> {
  const environment = nodeEnvironment(process.env)
  const target = wish || environment.DATABASE_URL || 'd1'
  if (target !== 'd1') return openServices({ ...environment, DATABASE_URL: target })
  const config = readConfig(environment)
  migrateLocalD1()
  const { db, close } = await openLocalD1()
  return { services: { config, db, crypto: await openFieldCrypto(config.fieldKey) }, close }
}
