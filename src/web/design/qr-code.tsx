import { encode } from 'uqr'

export type QrCodeProps = {
  text: string
  /** What scanning it opens, for screen readers. */
  label: string
  size?: 'small' | 'large'
  ecc?: 'L' | 'M' | 'Q' | 'H'
}

/**
 * A QR code as one SVG path, sharp on paper at any size.
 * @example <QrCode text="https://…/subscribe" label={m.qrOfCalendar} />
 */
export function QrCode({ text, label, size = 'small', ecc = 'M' }: QrCodeProps) {
  const code = encode(text, { ecc, border: 4 })
  const runs = code.data.map((row, y) => darkRuns(row, y)).join('')
  return (
    <svg class={`qr qr-${size}`} viewBox={`0 0 ${code.size} ${code.size}`} role="img" aria-label={label}>
      <rect width={code.size} height={code.size} fill="#fff" />
      <path d={runs} fill="#000" shape-rendering="crispEdges" />
    </svg>
  )
}

/** Neighbouring dark modules share one rectangle, which keeps the page small on slow networks. */
function darkRuns(row: boolean[], y: number) {
  let path = ''
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue
    const start = x
    while (row[x + 1]) x++
    path += `M${start} ${y}h${x - start + 1}v1h-${x - start + 1}z`
  }
  return path
}
