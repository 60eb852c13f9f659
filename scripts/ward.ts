import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { inviteStaff } from '../src/accounts/invite-staff'
import { openLibsql } from '../src/database/open-libsql'
import { openDatabaseUrl } from '../src/node/open-database-url'
import { createWard } from '../src/places/create-ward'
import { systemOf } from '../src/shared/actor'
import type { Context } from '../src/shared/context'
import { wallDate } from '../src/shared/dates'
import { DomainError } from '../src/shared/errors'
import { openTarget } from './open-target'
import { refuse } from './refuse'

const USAGE = `npm run ward -- --code 05899 --slug trung-thanh --kind phuong|xa --name "Trung Thành" --province-code 19 --province "Thái Nguyên" --admin "Full name" [--season "Hè vui" --from 2026-06-01 --to 2026-08-31] [--database d1|file:PATH | --sql FILE]`

const text = { type: 'string' } as const
const { values } = parseArgs({
  options: {
    ...{ code: text, slug: text, kind: text, name: text, 'province-code': text, province: text, admin: text },
    ...{ season: text, from: text, to: text, database: text, sql: text },
  },
})
// Said before the ward is opened: it must not stand there without anybody who may enter.
if (!values.admin?.trim() || values.admin.length > 80) refuse(USAGE)

try {
  const path = values.sql ? await written(values.sql) : await stored(values.database)
  console.log(`${process.env.BASE_URL?.replace(/\/+$/, '') ?? ''}${path}`)
} catch (error) {
  if (!(error instanceof DomainError)) throw error
  refuse(`${error.message}\n${JSON.stringify(error)}\n${USAGE}`)
}

/** Opens the ward and invites its first administrator. Returns the path of the link, which works once. */
async function open(context: Pick<Context, 'db' | 'now'>): Promise<string> {
  const year = wallDate(context.now).slice(0, 4)
  const { id } = await createWard(
    { ...context, actor: systemOf('') },
    {
      id: values.code ?? '',
      slug: values.slug ?? '',
      kind: values.kind as 'phuong' | 'xa',
      name: values.name ?? '',
      provinceCode: values['province-code'] ?? '',
      provinceName: values.province ?? '',
      seasonName: values.season ?? 'Hè vui',
      seasonFrom: values.from ?? `${year}-06-01`,
      seasonTo: values.to ?? `${year}-08-31`,
    },
  )
  const { token } = await inviteStaff({ ...context, actor: systemOf(id) }, { name: values.admin, role: 'admin' })
  return `/staff/invitations/${token}`
}

async function stored(database?: string) {
  const { services, close } = await openTarget(database)
  try {
    return await open({ db: services.db, now: services.config.clock() })
  } finally {
    await close()
  }
}

/** As SQL for a database that only `wrangler d1 execute` reaches. */
async function written(file: string) {
  const folder = mkdtempSync(join(tmpdir(), 'san-choi-'))
  const client = await openDatabaseUrl(`file:${folder}/ward.db`)
  try {
    const path = await open({ db: openLibsql(client), now: Date.now() })
    const lines: string[] = []
    for (const table of ['ward', 'hotline', 'holiday', 'school_term', 'school_period', 'invitation', 'audit_entry']) {
      const { columns } = await client.execute(`select * from ${table}`)
      const quoted = columns.map(column => `quote("${column}")`).join(` || ',' || `)
      const names = columns.map(column => `"${column}"`).join(',')
      const listed = await client.execute(`select ${quoted} as line from ${table}`)
      lines.push(...listed.rows.map(row => `insert into ${table} (${names}) values (${row.line});`))
    }
    writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 })
    return path
  } finally {
    client.close()
    rmSync(folder, { recursive: true })
  }
}
