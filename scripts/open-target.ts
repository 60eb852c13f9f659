import { join } from 'node:path'
import { readConfig } from '../src/config'
import type { Services } from '../src/http/env'
import { BOARDS } from '../src/node/boards'
import { nodeEnvironment } from '../src/node/environment'
import { openNodeRaster } from '../src/node/open-raster'
import { openServices } from '../src/node/open-services'
import { openFieldCrypto } from '../src/people/field-crypto'
import { migrateLocalD1, openLocalD1, persistFolder } from './local-d1'

type Target = { services: Services; boardsFile: string; close: () => unknown }

/**
 * The database a command works on: `d1` (the local one of `npm start`), or a libSQL address such as `file:.data/san-choi.db`.
 * Without a wish it is `DATABASE_URL`, else `d1`. Migrated; `close` when done.
 * @throws BadConfiguration
 */
export async function openTarget(wish?: string): Promise<Target> {
  const environment = nodeEnvironment(process.env)
  const target = wish || environment.DATABASE_URL || 'd1'
  if (target !== 'd1') return openServices({ ...environment, DATABASE_URL: target })
  const config = readConfig(environment)
  migrateLocalD1()
  const { db, close } = await openLocalD1()
  return {
    services: { config, db, crypto: await openFieldCrypto(config.fieldKey), raster: openNodeRaster() },
    boardsFile: join(persistFolder, BOARDS),
    close,
  }
}
