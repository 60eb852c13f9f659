import { fold } from '../shared/text'
import { readWhole } from './cells'
import { findHeader } from './find-header'
import type { SheetKind } from './sheet-kind'

const columns = [
  ['girls', /^(so )?(tre |em |be )*(nu|gai|girls)\b/],
  ['boys', /^(so )?(tre |em |be )*(nam|trai|boys)\b/],
  ['age0to5', /\b0 ?(-|–|den|to) ?5\b|duoi 6|mam non/],
  ['age6to10', /\b6 ?(-|–|den|to) ?10\b|tieu hoc/],
  ['age11to15', /\b11 ?(-|–|den|to) ?15\b|thcs/],
  ['age16to17', /\b16 ?(-|–|den|to) ?17\b/],
  ['nearPoor', /can ngheo|near.?poor/],
  ['poor', /ngheo|poor/],
  ['special', /hoan canh|dac biet|hcdb|special/],
  ['ethnicMinority', /dan toc|dtts|ethnic|minorit/],
  ['under16', /\bduoi 16|tre em$|tong so|tong cong|under 16|^(tre|children)$/],
  ['group', /^(to|thon|ban|khu|xom|tdp|ten|don vi|dia ban)\b|to dan pho|group/],
] as const

export type CensusColumn = (typeof columns)[number][0]

/** The numbers of a group, as they stand in its line. */
export type CensusLine = { line: number; group: string; cells: Partial<Record<Exclude<CensusColumn, 'group'>, string>> }

/** A table of children by residential group: its names and at least one column of numbers. */
export const censusSheet: SheetKind<CensusColumn> = {
  mostRows: 1000,
  columnOf: header => {
    const folded = fold(header)
    return columns.find(([, words]) => words.test(folded))?.[0] ?? null
  },
  sayOnce: column => column,
  score(found) {
    const said = new Set(found.filter(Boolean))
    // Names and one column of numbers are a table already.
    return said.has('group') && said.size > 1 ? said.size + 1 : 0
  },
  refusals: { empty: 'file_empty', tooMany: 'file_too_many_rows' },
}

/** The lines of a sheet with a group's name and a number; sums are left out. Null where no heading is found. */
export function readCensusLines(sheet: string[][]): CensusLine[] | null {
  const header = findHeader(sheet, censusSheet)
  if (!header) return null
  return sheet.slice(header.row + 1).flatMap((row, index) => {
    const said = Object.fromEntries(header.columns.flatMap((column, at) => (column ? [[column, row[at] ?? '']] : [])))
    const { group = '', ...cells } = said
    if (!group || /^(tong|cong|toan|total)\b/.test(fold(group)) || !Object.values(cells).some(Boolean)) return []
    const numbers = Object.entries(cells).map(([name, cell]) => [name, String(readWhole(cell) ?? cell)])
    return [{ line: header.row + index + 2, group, cells: Object.fromEntries(numbers) }]
  })
}
