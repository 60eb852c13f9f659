import { sql } from 'drizzle-orm'
import type { Database } from '../database/database'
import { hotlines, ledAlerts, ledMessages, publications } from '../database/schema'
import { FAILSAFE, HOTLINE_111 } from './loop'

/**
 * Which of these ids are of something that the ward's boards can show: its messages and emergencies, its hotlines, its
 * published events that go on after an instant.
 */
export async function listKnownItems(
  db: Database,
  wardId: string,
  ids: string[],
  after: number,
): Promise<ReadonlySet<string>> {
  if (!ids.length) return new Set()
  const of = (table: typeof ledMessages | typeof ledAlerts, kind: string) =>
    sql`select ${kind} || ${table.id} from ${table} where ${table.wardId} = ${wardId}
      and ${table.id} in (select substr(value, ${kind.length + 1}) from json_each(${JSON.stringify(ids)}))`
  const found = await db
    .select({ id: sql<string>`value` })
    .from(sql`json_each(${JSON.stringify(ids)})`)
    .where(
      sql`value in (${HOTLINE_111}, ${FAILSAFE})
      or value in (${of(ledMessages, 'message-')})
      or value in (${of(ledAlerts, 'alert-')})
      or value in (select 'hotline-' || replace(${hotlines.phone}, '+', '') from ${hotlines} where ${hotlines.wardId} = ${wardId})
      or value in (select 'event-' || json_extract(o.value, '$.id')
        from ${publications}, json_each(${publications.payload}, '$.occurrences') o
        where ${publications.wardId} = ${wardId} and ${publications.lastEndsAt} > ${after})`,
    )
  return new Set(found.map(({ id }) => id))
}
