import { readConfig } from '../config'
import { openLibsql } from '../database/open-libsql'
import type { Services } from '../http/env'
import { openFieldCrypto } from '../people/field-crypto'
import { fileOf, openDatabaseUrl } from './open-database-url'
import { openNodeRaster } from './open-raster'
import { inRepository } from './paths'

const DEFAULT_DATABASE_URL = 'file:.data/san-choi.db'

/**
 * The services of a Node run, its database open and migrated. The configuration is read first: nothing is touched when it is bad.
 * @throws BadConfiguration
 */
export async function openServices(environment: Record<string, string | undefined>) {
  const config = readConfig(environment)
  const url = environment.DATABASE_URL || DEFAULT_DATABASE_URL
  const client = await openDatabaseUrl(url, environment.DATABASE_AUTH_TOKEN)
  const crypto = await openFieldCrypto(config.fieldKey)
  const services: Services = { config, db: openLibsql(client), crypto, raster: openNodeRaster() }
  return {
    services,
    boardsFile: `${fileOf(url) ?? inRepository('.data/demo')}.boards.json`,
    close: () => client.close(),
  }
}
