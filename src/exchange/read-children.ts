import { Invalid, type Reason } from '../shared/errors'
import { cleanLine, fold } from '../shared/text'
import { readMark } from './cells'
import { readBirth, readGender, readHousehold, readMinority, readNamed, readPhones, readRelation } from './child-cells'
import { type ChildField, childSheet } from './child-sheet'
import { findHeader } from './find-header'
import { readTable, type Table } from './read-table'
import { tooMany } from './sheet-kind'

/** What a row says of a child; what no column says is absent, and what a cell leaves empty says none. */
export type ChildCells = {
  name?: string
  birthYear?: number
  /** Where it is said: the whole date, only to refuse one to come. */
  birthDate?: string
  gender?: 'girl' | 'boy' | 'other'
  groupName?: string
  household?: 'none' | 'near_poor' | 'poor'
  specialCircumstances?: boolean
  ethnicMinority?: boolean
  phone?: string
  guardian?: { name: string; relation: 'mother' | 'father' | 'grandparent' | 'other_guardian'; phone: string | null }
}

/** One child of a file. */
export type ChildLine = {
  /** The row of the sheet, from 1. */
  line: number
  cells: ChildCells
  /** Why a field cannot be taken over. */
  errors: Record<string, Reason>
}

type Written = Partial<Record<ChildField, string>>

/**
 * The children of a workbook (XLSX) or of separated values (CSV).
 * @throws Invalid with the field `file` for what cannot be read, has no heading, no child, or too many
 */
export const readChildren = async (bytes: Uint8Array): Promise<ChildLine[]> =>
  linesOf(await readTable(bytes, childSheet))

function linesOf(table: Table): ChildLine[] {
  const header = table.kind === 'sheet' ? findHeader(table.sheet, childSheet) : null
  if (table.kind !== 'sheet' || !header || childSheet.score(header.columns) < 2)
    throw new Invalid({ file: { code: 'list_no_header' } })
  const lines: ChildLine[] = []
  // Many wards write the group once, over its children.
  let section: string | undefined
  table.sheet.slice(header.row + 1).forEach((row, index) => {
    const written = writtenIn(row, header.columns)
    const alone = aloneIn(row)
    if (alone && GROUP.test(fold(alone))) section = alone.replace(/\s*[:(].*$/, '').trim()
    else if (isChild(written, alone)) lines.push(read(header.row + index + 2, written, header.columns, section))
  })
  if (!lines.length) throw new Invalid({ file: { code: 'list_empty' } })
  if (lines.length > childSheet.mostRows) throw tooMany(childSheet)
  return lines
}

const GROUP = /^([ivx]+[.)] *|\d+[.)] *)?(to dan pho|tdp|to|thon|ban|xom|khu pho|ap|khu)\s/

const aloneIn = (row: string[]): string | undefined => {
  const filled = row.filter(Boolean)
  return new Set(filled).size === 1 ? filled[0] : undefined
}

function writtenIn(row: string[], columns: (ChildField | null)[]): Written {
  const written: Written = {}
  columns.forEach((field, index) => {
    const cell = cleanLine(row[index] ?? '')
    if (field && cell) written[field] = cell
  })
  return written
}

/** No empty row, sum, signature, or line of column numbers. */
function isChild(written: Written, alone?: string): boolean {
  const name = written.name ?? [written.familyName, written.givenName].filter(Boolean).join(' ')
  const folded = fold(name)
  if (/^(tong|cong)( (so|cong|cac|tre|em|toan))?\b/.test(folded) && !written.birth && !written.gender) return false
  const said = Object.values(written)
  if (/^[([]?\d{1,3}[)\]]?$/.test(folded)) return said.some(cell => !/^[([]?[\dx]*[)\]]?$/i.test(cell))
  return said.length > 1 || (alone === undefined && name !== '')
}

function read(line: number, written: Written, columns: (ChildField | null)[], section?: string): ChildLine {
  const cells: ChildCells = {}
  const errors: ChildLine['errors'] = {}
  const has = (field: ChildField) => columns.includes(field)
  const name = written.name ?? [written.familyName, written.givenName].filter(Boolean).join(' ')
  if (name.length > 120) errors.name = { code: 'too_long', values: { maximum: 120 } }
  else if (name) cells.name = tidyName(name)
  else errors.name = { code: 'required' }
  readWhoItIs(written, cells, errors)
  const groupName = written.group ?? section
  if (groupName) cells.groupName = groupName.slice(0, 120)
  if (has('poor') || has('nearPoor') || has('household')) readPoverty(written, cells, errors)
  if (has('special')) cells.specialCircumstances = readNamed(written.special ?? '')
  if (has('ethnicity')) cells.ethnicMinority = readMinority(written.ethnicity ?? '')
  const phone = phoneOf(written.phone, errors, 'phone')
  if (phone) cells.phone = phone
  const guardian = guardianOf(written, errors)
  if (guardian) cells.guardian = guardian
  return { line, cells, errors }
}

/** `NGUYỄN VĂN AN` is a way to write and not a name. */
function tidyName(name: string): string {
  if (name !== name.toLocaleUpperCase('vi') && name !== name.toLocaleLowerCase('vi')) return name
  return name
    .toLocaleLowerCase('vi')
    .replace(/(^|[\s'-])(\p{L})/gu, (_, before, letter) => before + letter.toLocaleUpperCase('vi'))
}

/** Year and gender; many lists write the year into the column of the gender. */
function readWhoItIs(written: Written, cells: ChildCells, errors: ChildLine['errors']) {
  let birth = written.birth
  const said = written.gender ? readGender(written.gender) : undefined
  if (said === null) errors.gender = { code: 'row_gender' }
  else if (said) cells.gender = said
  const marked = (['girl', 'boy'] as const).filter(field => written[field] && readMark(written[field]) !== false)
  for (const field of marked) if (readMark(written[field]!) === null) birth ??= written[field]
  if (marked.length > 1) errors.gender = { code: 'row_gender' }
  else if (marked[0]) cells.gender ??= marked[0]
  if (!cells.gender) errors.gender ??= { code: written.gender ? 'row_gender' : 'required' }
  const born = birth ? readBirth(birth) : undefined
  if (born) cells.birthYear = born.year
  if (born?.date) cells.birthDate = born.date
  if (!born) errors.birthYear = { code: birth ? 'row_birth' : 'required' }
}

function readPoverty(written: Written, cells: ChildCells, errors: ChildLine['errors']) {
  const words = written.household ? readHousehold(written.household) : 'none'
  const marks = { poor: readMark(written.poor ?? ''), nearPoor: readMark(written.nearPoor ?? '') }
  const poor = marks.poor || words === 'poor'
  const nearPoor = marks.nearPoor || words === 'near_poor'
  if (words === null || marks.poor === null || marks.nearPoor === null) errors.household = { code: 'row_household' }
  else if (poor && nearPoor) errors.household = { code: 'row_household_both' }
  else cells.household = poor ? 'poor' : nearPoor ? 'near_poor' : 'none'
}

function phoneOf(text: string | undefined, errors: ChildLine['errors'], field: string): string | null {
  const phone = text === undefined ? undefined : readPhones(text)
  if (phone === null) errors[field] = { code: 'row_phone' }
  return phone ?? null
}

/** The guardian, else the parent who has a phone, else the mother, else the father. */
function guardianOf(written: Written, errors: ChildLine['errors']): ChildCells['guardian'] {
  const phone = phoneOf(written.guardianPhone, errors, 'guardianPhone')
  const parents = (['mother', 'father'] as const).map(relation => ({
    name: written[relation] ?? '',
    relation,
    phone: phoneOf(written[`${relation}Phone`], errors, 'guardianPhone'),
  }))
  const named = parents.filter(({ name }) => name)
  const parent = named.find(one => one.phone) ?? named[0]
  if (written.guardian)
    return {
      name: tidyName(written.guardian.slice(0, 120)),
      relation: written.relation ? readRelation(written.relation) : 'other_guardian',
      phone: phone ?? null,
    }
  return parent && { ...parent, name: tidyName(parent.name.slice(0, 120)), phone: parent.phone ?? phone }
}
