import Papa from 'papaparse'
import { Invalid } from '../shared/errors'
import { cleanText } from '../shared/text'
import { headerScore } from './find-header'
import { LAST_ROW, LONGEST_CELL, MOST_COLUMNS, OTHER_ROWS } from './limits'
import type { Sheet } from './read-xlsx'
import type { AnySheet } from './sheet-kind'

const SEPARATORS = [';', '\t', ',', '|']
const LOOKED_AT = 40

/**
 * Text of a file as Excel and its like write it: UTF-8 with or without a mark, or UTF-16.
 * @throws Invalid for bytes that are none of these
 */
export function decodeText(bytes: Uint8Array): string {
  const decode = (encoding: string) => new TextDecoder(encoding, { fatal: true }).decode(bytes)
  try {
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode('utf-16le')
    if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode('utf-16be')
    return decode('utf-8')
  } catch {
    throw new Invalid({ file: { code: 'file_encoding' } })
  }
}

/** The rows of separated values; the separator is the one with which the heading is found. */
export function readCsv(text: string, kind: AnySheet): Sheet {
  const named = /^sep=(.)\r?\n/i.exec(text)
  // The line that names the separator stays as an empty row, so that rows keep their numbers.
  const body = named ? text.slice(named[0].length - 1) : text
  const separator = named?.[1] ?? separatorOf(body, kind)
  const all = rowsOf(body, separator, LAST_ROW)
  const filled = all.filter(row => row.some(Boolean)).length
  const overfull = filled > kind.mostRows + OTHER_ROWS || all.length >= LAST_ROW
  return { rows: all, overfull }
}

function separatorOf(text: string, kind: AnySheet): string {
  const scored = SEPARATORS.map(separator => {
    const rows = rowsOf(text, separator, LOOKED_AT)
    return { separator, score: headerScore(rows, kind), width: Math.max(0, ...rows.map(row => row.length)) }
  })
  return scored.sort((a, b) => b.score - a.score || b.width - a.width)[0]!.separator
}

const rowsOf = (text: string, delimiter: string, preview: number): string[][] =>
  Papa.parse<string[]>(text, { delimiter, preview, skipEmptyLines: false }).data.map(row =>
    row.slice(0, MOST_COLUMNS).map(cell => cleanText(cell.slice(0, LONGEST_CELL))),
  )
