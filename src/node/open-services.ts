import { readConfig } from '../config'
import { openLibsql } from '../database/open-libsql'
import type { Services } from '../http/env'
import { openFieldCrypto } from '../people/field-crypto'
import { openDatabaseUrl } from './open-database-url'

const DEFAULT_DATABASE_URL = 'file:.data/san-choi.db'

/**
 * The services of a Node run, its database open and migrated. The configuration is read first: nothing is touched when it is bad.
 * @throws BadConfiguration
 */
export async function openServices(environment: Record<string, string | undefined>) {
  const config = readConfig(environment)
  const client = await openDatabaseUrl(
    environment.DATABASE_URL || DEFAULT_DATABASE_URL,
    environment.DATABASE_AUTH_TOKEN,
  )
  const services: Services = { config, db: openLibsql(client), crypto: await openFieldCrypto(config.fieldKey) }
  return { services, close: () => client.close() }
}
