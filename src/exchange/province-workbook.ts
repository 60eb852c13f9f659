import { messages } from '../messages'
import type { TableSheet } from './table-sheet'
import { writeTable } from './write-table'

type Cell = number | string | null

/** A province's sum and its wards, ready to be written. */
export type ProvincePaper = {
  title: string
  under: string[]
  sum: { who: string; added: Cell; atLeast: Cell; atMost: Cell; recognised: Cell; unknown: Cell; base: Cell }[]
  wards: {
    ward: string
    children: Cell
    base: Cell
    share: Cell
    poor: Cell
    attendances: Cell
    sessions: Cell
    signedAt: string | null
  }[]
}

/** The wards' signed reports of one period side by side, and their sum in which no child counts twice. */
export function provinceWorkbook({ title, under, sum, wards }: ProvincePaper): Uint8Array {
  const { province, indicator, who } = messages('vi').reportDocuments
  const t = province.columns
  const number = (header: string) => ({ header, width: 16, type: 'number' as const })
  const ofWards: TableSheet = {
    name: province.sheets.wards,
    title,
    under,
    keptColumns: 1,
    columns: [
      { header: t.ward, width: 34, type: 'text' },
      number(t.children),
      number(t.base),
      number(`${t.share} (%)`),
      number(indicator.children(who.poor)),
      number(t.attendances),
      number(t.sessions),
      { header: t.signedAt, width: 22, type: 'text' },
    ],
    rows: wards.map(one => [
      ...[one.ward, one.children, one.base, one.share, one.poor, one.attendances, one.sessions],
      one.signedAt ?? province.none,
    ]),
  }
  const ofProvince: TableSheet = {
    name: province.sheets.sum,
    title,
    under: [...under, province.sumNote],
    keptColumns: 1,
    columns: [
      { header: t.who, width: 40, type: 'text' },
      ...[t.added, t.atLeast, t.atMost, t.twice, t.unknown, t.base].map(number),
    ],
    rows: sum.map(one => [one.who, one.added, one.atLeast, one.atMost, one.recognised, one.unknown, one.base]),
  }
  return writeTable({ sheets: [ofProvince, ofWards] })
}
