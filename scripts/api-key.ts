import { parseArgs } from 'node:util'
import { eq } from 'drizzle-orm'
import { createApiKey } from '../src/accounts/create-api-key'
import { organizations, residentialGroups, wards } from '../src/database/schema'
import type { Services } from '../src/http/env'
import { roles, systemOf } from '../src/shared/actor'
import { DomainError } from '../src/shared/errors'
import { fold } from '../src/shared/text'
import { openTarget } from './open-target'
import { refuse } from './refuse'

const USAGE = `npm run api-key -- --ward SLUG --role ${roles.join('|')} [--organization NAME] [--group NAME] [--name TEXT] [--database d1|file:PATH]`

const { values } = parseArgs({
  options: {
    ward: { type: 'string' },
    role: { type: 'string' },
    organization: { type: 'string' },
    group: { type: 'string' },
    name: { type: 'string' },
    database: { type: 'string' },
  },
})
if (!values.ward || !values.role) refuse(USAGE)

const { services, close } = await openTarget(values.database)
try {
  // The key alone on the standard output, so that a script can catch it.
  console.log(await newKey(services, values.ward))
} catch (error) {
  if (!(error instanceof DomainError)) throw error
  refuse(`${error.message}\n${JSON.stringify(error)}\n${USAGE}`)
} finally {
  await close()
}

async function newKey({ db, config }: Services, slug: string) {
  const ward = await db.query.wards.findFirst({ where: eq(wards.slug, slug) })
  if (!ward) {
    const known = await db.query.wards.findMany({ columns: { slug: true } })
    refuse(`No ward "${slug}". There is: ${known.map(one => one.slug).join(', ') || 'none yet'}.`)
  }
  const context = { db, actor: systemOf(ward.id), now: config.clock() }
  const { key } = await createApiKey(context, {
    name: values.name ?? `npm run api-key (${values.role})`,
    role: values.role,
    ...(values.organization && { organizationId: await named(organizations, values.organization) }),
    ...(values.group && { groupId: await named(residentialGroups, values.group) }),
  })
  return key

  async function named(table: typeof organizations | typeof residentialGroups, name: string) {
    const rows = await db.select({ id: table.id, name: table.name }).from(table).where(eq(table.wardId, ward!.id))
    const found = rows.find(row => row.id === name || fold(row.name) === fold(name))
    if (!found) refuse(`No "${name}". There is: ${rows.map(row => row.name).join(', ')}.`)
    return found.id
  }
}
