import { censusSheet, readCensusLines } from '../exchange/census-sheet'
import { readTable } from '../exchange/read-table'
import type { Context } from '../shared/context'
import { Invalid } from '../shared/errors'
import { fold } from '../shared/text'
import { type CensusField, censusFields } from './census-input'
import { listCensus } from './list-census'

/** A census as a form holds it before it is saved, with what a file brought, as it was written there. */
export type CensusDraft = {
  rows: ({ groupId: string } & Record<CensusField, string>)[]
  /** Lines whose group is none of the ward's, with the name found there. */
  unknown: { line: number; group: string }[]
  /** How many groups the file had figures of. */
  found: number
}

/** `Tổ dân phố Đông Cao`, `TDP Đông Cao` and `Đông Cao` are the same. */
const nameKey = (name: string) =>
  fold(name)
    .replace(/^(to dan pho|tdp|to|thon|ban|khu pho|khu|xom)\b[\s.:]*(so )?/, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/**
 * Reads a table of children by residential group (XLSX, CSV, or text pasted from Excel) over what a year has already.
 * Nothing is saved: the figures are looked at first.
 * @throws Invalid with the field `file` for what is no such table, Forbidden
 */
export async function readCensus(context: Context, year: unknown, bytes: Uint8Array): Promise<CensusDraft> {
  const census = await listCensus(context, year)
  const table = await readTable(bytes, censusSheet)
  const lines = table.kind === 'sheet' ? readCensusLines(table.sheet) : null
  if (!lines?.length) throw new Invalid({ file: { code: 'census_no_table' } })
  const byKey = new Map(lines.map(line => [nameKey(line.group), line]))
  const groups = new Set(census.rows.map(row => nameKey(row.name)))
  return {
    rows: census.rows.map(row => {
      const cells = byKey.get(nameKey(row.name))?.cells ?? {}
      const written = censusFields.map(field => [field, cells[field] ?? String(row[field] ?? '')])
      return { groupId: row.groupId, ...(Object.fromEntries(written) as Record<CensusField, string>) }
    }),
    unknown: lines.filter(line => !groups.has(nameKey(line.group))).map(({ line, group }) => ({ line, group })),
    found: census.rows.filter(row => byKey.has(nameKey(row.name))).length,
  }
}
