export type LedLine = { text: string; tone?: 'yellow' | 'green' | 'red' | 'white' }

export type LedPreviewProps = {
  /** Size of the board in pixels. */
  width: number
  height: number
  lines: (string | LedLine)[]
  /** Said before the lines to screen readers: "Màn hình đang hiện". */
  label: string
}

const ORDER = ['yellow', 'green', 'white'] as const

/**
 * What an LED board shows, as a dark dotted panel with the board's own proportions.
 * @example <LedPreview width={192} height={96} label={m.nowShowing} lines={['19:00 HÔM NAY', 'Lướt mạng tỉnh táo']} />
 */
export function LedPreview({ width, height, lines, label }: LedPreviewProps) {
  const texts = lines.map(
    (line, index): LedLine => (typeof line === 'string' ? { text: line, tone: ORDER[Math.min(index, 2)] } : line),
  )
  const pad = Math.max(2, Math.round(Math.min(width, height) * 0.08))
  const step = (height - 2 * pad) / Math.max(2, texts.length)
  const dot = Math.max(0.5, width / 160)
  const id = `led-${width}x${height}`
  return (
    <div class="led">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={[label, ...texts.map(line => line.text)].join('. ')}
      >
        <defs>
          <pattern id={id} width={dot} height={dot} patternUnits="userSpaceOnUse">
            <path d={`M0 0h${dot}v${dot}H0z`} fill="none" />
            <path class="led-grid" d={`M0 0h${dot}M0 0v${dot}`} stroke-width={dot * 0.42} />
          </pattern>
        </defs>
        <rect class="led-panel" width={width} height={height} />
        {texts.map(({ text, tone = 'white' }, index) => (
          <text
            class={`led-${tone}`}
            x={pad}
            y={pad + step * (index + 0.74)}
            font-size={sizeOf(text, width - 2 * pad, step)}
          >
            {text}
          </text>
        ))}
        <rect width={width} height={height} fill={`url(#${id})`} />
      </svg>
    </div>
  )
}

/** The board's own renderer decides the true size; 0.62 em is a safe mean width of these letters. */
function sizeOf(text: string, width: number, step: number) {
  return Math.min(step * 0.78, width / Math.max(1, text.length * 0.62)).toFixed(1)
}
