import type { ErrorCode } from '../messages/errors'
import { Invalid } from '../shared/errors'
import { headerScore } from './find-header'
import { MOST_BYTES } from './limits'
import { planSheet } from './plan-sheet'
import { decodeText, readCsv } from './read-csv'
import { readXlsx, type Sheet } from './read-xlsx'
import { type AnySheet, tooMany } from './sheet-kind'
import { namesOf } from './unpack'

/** What a file holds: the sheet that is looked for as text, cell by cell, or a calendar. */
export type Table = { kind: 'sheet'; sheet: string[][] } | { kind: 'calendar'; text: string }

const refuse = (code: ErrorCode) => new Invalid({ file: { code } })
const OLE = [0xd0, 0xcf, 0x11, 0xe0]
const ZIP = [0x50, 0x4b, 0x03, 0x04]

/**
 * Reads a workbook (XLSX), separated values (CSV) or a calendar (ICS), told apart by what is in the file and not by its
 * name. Of a workbook it takes the sheet with the most of the columns that are looked for.
 * @throws Invalid with the field `file` for what is none of these, too large, damaged, or empty
 */
export async function readTable(bytes: Uint8Array, kind: AnySheet = planSheet): Promise<Table> {
  if (bytes.length === 0) throw refuse(kind.refusals.empty)
  if (bytes.length > MOST_BYTES)
    throw new Invalid({ file: { code: 'file_too_large', values: { megabytes: MOST_BYTES / 1024 / 1024 } } })
  if (startsWith(bytes, OLE)) throw refuse('file_old_excel')
  if (startsWith(bytes, ZIP)) return fromSheets(await readWorkbook(bytes, kind), kind)
  const text = readText(bytes, kind)
  if (/^\s*BEGIN:VCALENDAR/i.test(text)) return { kind: 'calendar', text }
  return fromSheets([readCsv(text, kind)], kind)
}

const startsWith = (bytes: Uint8Array, magic: number[]) => magic.every((byte, index) => bytes[index] === byte)

async function readWorkbook(bytes: Uint8Array, kind: AnySheet): Promise<Sheet[]> {
  const names = namesOf(bytes)
  if (names === null) throw new Invalid({ file: { code: 'file_damaged' } })
  if (!names.includes('[Content_Types].xml') || !names.includes('xl/workbook.xml')) throw refuse('file_not_spreadsheet')
  return readXlsx(bytes, kind)
}

function readText(bytes: Uint8Array, kind: AnySheet): string {
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (!marked && bytes.subarray(0, 4096).includes(0)) throw refuse('file_not_spreadsheet')
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) throw refuse('file_not_spreadsheet')
  const text = decodeText(bytes)
  if (/^\s*(<|\{|\[)/.test(text)) throw refuse('file_not_spreadsheet')
  if (!text.trim()) throw refuse(kind.refusals.empty)
  return text
}

function fromSheets(sheets: Sheet[], kind: AnySheet): Table {
  const filled = sheets.filter(({ rows }) => rows.some(row => row.some(Boolean)))
  const scored = filled.map(sheet => ({ sheet, score: headerScore(sheet.rows, kind) }))
  const best = scored.sort((a, b) => b.score - a.score)[0]
  if (!best) throw refuse(kind.refusals.empty)
  if (best.sheet.overfull) throw tooMany(kind)
  return { kind: 'sheet', sheet: best.sheet.rows }
}
