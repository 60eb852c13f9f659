import { type BarChart, CHART_WIDTH, chartHeight, drawBars } from '../../../../exchange/bar-chart'
import type { PaperChart } from '../../../../exchange/report-paper'
import { encodePng } from '../../../../led/frames/encode-png'
import type { Raster } from '../../../../led/frames/raster'
import type { Messages } from '../../../../messages'
import { rowOf } from '../../../../reports/figures'
import type { PublicCell } from '../../../../reports/suppress'
import { categories } from '../../../../shared/choices'
import { type Shown, written } from './words'

type Rows = { rows: { indicator: string; cells: PublicCell[]; total: PublicCell }[] }
const reached = ['all', 'girls', 'boys', 'poor', 'nearPoor', 'special', 'ethnicMinority'] as const
const tones = {
  all: 'green',
  girls: 'plum',
  boys: 'blue',
  poor: 'red',
  nearPoor: 'amber',
  special: 'green',
  ethnicMinority: 'plum',
} as const

/** The pictures of a report: who was reached, where, and in what. Figures that are not shown have no bar. */
export async function chartsOf(m: Messages, figures: Shown, raster: Raster): Promise<PaperChart[]> {
  const words = m.reportDocuments
  const row = (indicator: string) => rowOf<PublicCell>(figures as Rows, indicator)
  const number = (value: PublicCell | undefined) => (typeof value === 'number' ? value : null)
  const overall = number(row('share.all')?.total)
  const reference = overall === null ? {} : { reference: overall }
  const attendances = categories.map(category => [category, row(`attendances.${category}`)?.total ?? null] as const)
  const all: [title: string, chart: BarChart][] = [
    [
      words.charts.reach,
      {
        bars: reached
          .filter(cut => row(`base.${cut}`)?.total !== 0)
          .map(cut => {
            const share = row(`share.${cut}`)?.total ?? null
            return { label: words.who[cut], value: number(share), text: written(m, share, 'percent'), tone: tones[cut] }
          }),
        most: 100,
        ...reference,
      },
    ],
    [
      words.charts.groups,
      {
        bars: figures.columns.map(({ name }, at) => {
          const share = row('share.all')?.cells[at] ?? null
          const tone = typeof share === 'number' && overall !== null && share < overall ? 'amber' : 'green'
          return { label: name, value: number(share), text: written(m, share, 'percent'), tone }
        }),
        most: 100,
        ...reference,
      },
    ],
    [
      words.charts.attendances,
      {
        bars: attendances.map(([category, value]) => ({
          label: m.categories[category],
          value: number(value),
          text: written(m, value),
          tone: 'blue',
        })),
        most: Math.max(1, ...attendances.map(([, value]) => number(value) ?? 0)),
      },
    ],
  ]
  const pictures: PaperChart[] = []
  for (const [title, chart] of all.filter(([, { bars }]) => bars.length)) {
    const size = { width: CHART_WIDTH, height: chartHeight(chart) }
    const png = encodePng(await raster(drawBars(chart)), size)
    pictures.push({ title, png, ...size, text: chart.bars.map(({ label, text }) => `${label}: ${text}`).join('; ') })
  }
  return pictures
}
