import { type AcrossWards, countAcrossWards } from '../participation/count-across-wards'
import { type Cut, cutNames } from '../participation/cuts'
import type { Context } from '../shared/context'
import type { Figures } from './figures'
import { rowOf } from './figures'
import { listProvinceReports, type WardReport } from './list-province-reports'

/** Số em of several wards. Two of them may count the same child, so what is true lies between the two ends. */
export type AcrossCount = {
  /** The wards' own numbers added up: a child of two wards twice. */
  added: number
  atLeast: number
  atMost: number
  /** How often a child that another ward counted as well was recognised by its hash. */
  recognised: number
  /** Children who carry no hash (no phone, or erased since) and might be among those of another ward. */
  unknown: number
  /** The wards' denominators added up. */
  base: number
}

export type ProvinceSummary = Awaited<ReturnType<typeof provinceSummary>>

/**
 * The wards of a province officer's province with the signed reports of one period, and their sum in which no child
 * counts twice as far as can be told. Restricted figures: small numbers stand as they are.
 * @throws Invalid for the period, Forbidden
 */
export async function provinceSummary(context: Context, query: unknown) {
  const { wards, ...rest } = await listProvinceReports(context, query)
  const signed = wards.filter(ward => ward.report !== null)
  const across = await countAcrossWards(
    context,
    signed.map(ward => ward.report!.id),
  )
  const figures = signed.map(ward => ward.report!.figures)
  return {
    ...rest,
    wards: wards.map(wardRow),
    children: Object.fromEntries(cutNames.map(cut => [cut, addUp(figures, cut, across[cut])])) as Record<
      Cut,
      AcrossCount
    >,
    attendances: sum(figures.map(one => totalOf(one, 'attendances.all'))),
    sessions: sum(figures.map(one => totalOf(one, 'sessions.held'))),
  }
}

const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0)
const totalOf = (figures: Figures, indicator: string) => rowOf(figures, indicator)?.total ?? 0

function addUp(figures: Figures[], cut: Cut, { hashed, distinct }: AcrossWards): AcrossCount {
  const counted = figures.map(one => totalOf(one, `children.${cut}`))
  const added = sum(counted)
  const unknown = Math.max(0, added - hashed)
  return {
    added,
    // Within a ward nobody is counted twice, so there are never fewer than in the largest one.
    atLeast: Math.max(distinct, ...counted, 0),
    atMost: distinct + unknown,
    recognised: hashed - distinct,
    unknown: figures.length > 1 ? unknown : 0,
    base: sum(figures.map(one => totalOf(one, `base.${cut}`))),
  }
}

function wardRow({ report, ...ward }: WardReport) {
  if (!report) return { ...ward, report: null, figures: null }
  const { figures, ...facts } = report
  const reach = (cut: Cut) => ({
    children: totalOf(figures, `children.${cut}`),
    base: totalOf(figures, `base.${cut}`),
    share: rowOf(figures, `share.${cut}`)?.total ?? null,
  })
  return {
    ...ward,
    report: facts,
    figures: {
      all: reach('all'),
      poor: reach('poor'),
      special: reach('special'),
      attendances: totalOf(figures, 'attendances.all'),
      sessions: totalOf(figures, 'sessions.held'),
    },
  }
}
