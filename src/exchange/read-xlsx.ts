import { strFromU8, strToU8, zipSync } from 'fflate'
import readExcelFile from 'read-excel-file/universal'
import { HOUR, wallDate, wallTime, writtenDate } from '../shared/dates'
import { Invalid } from '../shared/errors'
import { cleanText } from '../shared/text'
import { LONGEST_CELL } from './limits'
import { type AnySheet, tooMany } from './sheet-kind'
import { applyMerges, type TrimmedSheet, trimSheet } from './sheet-xml'
import { unpack } from './unpack'

export type Sheet = { rows: string[][]; overfull: boolean }

const WANTED = /^(\[Content_Types\]\.xml|xl\/(workbook|styles|sharedStrings)\.xml|xl\/worksheets\/[^/]+\.xml|.*\.rels)$/
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/
/** Times without a day come back as of 1899 or, on a Mac of old, 1904's first day. */
const FIRST_DATE = Date.UTC(1904, 0, 2)

/**
 * The sheets of a workbook as text: dates as `dd/mm/yyyy`, times as `HH:MM`, both as `dd/mm/yyyy HH:MM`.
 * @throws Invalid for a workbook that cannot be read or unpacks to too much
 */
export async function readXlsx(bytes: Uint8Array, kind: AnySheet): Promise<Sheet[]> {
  const trimmedOf = (content: Uint8Array) => trimSheet(strFromU8(content), kind.mostRows)
  const files = unpack(
    bytes,
    name => WANTED.test(name),
    // A long table is no bomb: whoever sent it is told how much one file may hold.
    begun => (Object.values(begun).some(content => trimmedOf(content).overfull) ? tooMany(kind) : null),
  )
  const trimmed = new Map<string, TrimmedSheet>()
  for (const name of Object.keys(files).filter(one => SHEET.test(one))) {
    const sheet = trimmedOf(files[name]!)
    trimmed.set(name, sheet)
    files[name] = strToU8(sheet.xml)
  }
  // Nothing is made of a workbook that is all too long; what there is beside a long sheet may be what is meant.
  const sheets = [...trimmed.values()]
  if (sheets.some(sheet => sheet.overfull) && sheets.every(sheet => sheet.overfull || sheet.isEmpty))
    throw tooMany(kind)
  const found = await parseWorkbook(files)
  const paths = pathsOf(files)
  return found.map(({ data }, index) => {
    const sheet = trimmed.get(paths[index] ?? '')
    const rows = (data as unknown[][]).map(row => row.map(textOf))
    applyMerges(rows, sheet?.merges ?? [])
    return { rows, overfull: sheet?.overfull ?? false }
  })
}

/** Packed again without compressing: the library would hand large parts to a web worker, which Workers do not have. */
async function parseWorkbook(files: Record<string, Uint8Array>) {
  const archive = zipSync(files, { level: 0 })
  try {
    return await readExcelFile(archive.buffer as ArrayBuffer)
  } catch {
    throw new Invalid({ file: { code: 'file_damaged' } })
  }
}

/** Where the sheets are, in the order of the workbook, which is the order they come back in. */
function pathsOf(files: Record<string, Uint8Array>): string[] {
  const text = (name: string) => (files[name] ? strFromU8(files[name]) : '')
  const targets = new Map<string, string>()
  for (const [tag] of text('xl/_rels/workbook.xml.rels').matchAll(/<(?:\w+:)?Relationship\s[^<>]*>/g)) {
    const target = attribute(tag, 'Target').replace(/^\/?(xl\/)?/, 'xl/')
    targets.set(attribute(tag, 'Id'), target)
  }
  const sheets = text('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\s[^<>]*>/g)
  return [...sheets].map(([tag]) => targets.get(attribute(tag, '\\w+:id')) ?? '')
}

const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return writtenInstant(value.getTime())
  if (typeof value === 'boolean') return value ? 'x' : ''
  // A sum of fractions such as 0.1 + 0.2 is one tenth short of what is seen.
  if (typeof value === 'number') return String(Number(value.toPrecision(12)))
  return cleanText(String(value).slice(0, LONGEST_CELL))
}

/** Excel keeps a time as a fraction of day nought, and both as days since 1900, without a zone. */
function writtenInstant(instant: number): string {
  // Wall helpers add seven hours; the fractions of a day are not exact.
  const wall = Math.round(instant / 1000) * 1000 - 7 * HOUR
  const time = wallTime(wall)
  if (instant < FIRST_DATE) return time
  const date = writtenDate(wallDate(wall))
  return time === '00:00' ? date : `${date} ${time}`
}
