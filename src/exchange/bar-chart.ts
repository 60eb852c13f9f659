/** Bars side by side, to be drawn as a picture for a document. */
export type BarChart = {
  /** A null is not shown; its text says so. */
  bars: { label: string; value: number | null; text: string; tone: keyof typeof TONES }[]
  /** The value at the right end. */
  most: number
  /** A dashed line at a common level. */
  reference?: number
}

const TONES = { green: '#2f7d5b', blue: '#2b6cb0', amber: '#c27803', red: '#b83232', plum: '#7a4b8c' } as const
const [LABELS, PLOT, FIGURES, ROW, PAD] = [330, 520, 150, 44, 12]

export const CHART_WIDTH = LABELS + PLOT + FIGURES
export const chartHeight = ({ bars }: BarChart) => bars.length * ROW + 2 * PAD

/** SVG in the one font the raster has; opaque, because the pictures of documents are. */
export function drawBars(chart: BarChart): string {
  const height = chartHeight(chart)
  const widthOf = (value: number) => Math.max(0, Math.min(PLOT, (value / (chart.most || 1)) * PLOT))
  const rows = chart.bars.map(({ label, value, text, tone }, at) => {
    const top = PAD + at * ROW
    const middle = top + ROW / 2 + 7
    const bar =
      value === null
        ? ''
        : `<rect x="${LABELS}" y="${top + 8}" width="${widthOf(value).toFixed(1)}" height="${ROW - 16}" rx="4" fill="${TONES[tone]}"/>`
    return `<text x="${LABELS - 12}" y="${middle}" text-anchor="end">${escaped(shortened(label))}</text><rect x="${LABELS}" y="${top + 8}" width="${PLOT}" height="${ROW - 16}" rx="4" fill="#eef2ef"/>${bar}<text x="${LABELS + PLOT + 12}" y="${middle}">${escaped(text)}</text>`
  })
  const at = chart.reference === undefined ? null : LABELS + widthOf(chart.reference)
  const line =
    at === null
      ? ''
      : `<line x1="${at.toFixed(1)}" x2="${at.toFixed(1)}" y1="4" y2="${height - 4}" stroke="#1f2a25" stroke-width="2" stroke-dasharray="6 5"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${CHART_WIDTH}" height="${height}" viewBox="0 0 ${CHART_WIDTH} ${height}" font-family="Be Vietnam Pro" font-size="20" fill="#1f2a25"><rect width="100%" height="100%" fill="#ffffff"/>${rows.join('')}${line}</svg>`
}

const LONGEST = 29
const shortened = (label: string) => (label.length > LONGEST ? `${label.slice(0, LONGEST - 1)}…` : label)

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
