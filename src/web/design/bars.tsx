export type BarTone = 'info' | 'success' | 'warning' | 'danger' | 'plum'

export type ShareRow = {
  label: string
  /** From 0 to 1; above 1 the bar is full and open at its end. Null when it may not be shown. */
  share: number | null
  /** The figure in words, such as "61% · 1.412". */
  text: string
  tone?: BarTone
}

export type ShareBarsProps = {
  title?: string
  level?: 2 | 3
  reference?: { share: number; label: string }
  /** Room for longer figures, such as "466 lượt · 108 em". */
  longText?: boolean
  rows: ShareRow[]
}

const percent = (share: number) => `${(Math.min(1, Math.max(0, share)) * 100).toFixed(1)}%`

/**
 * Shares side by side against a dashed common level; the figures are text, the bars only drawn beside them.
 * @example <ShareBars reference={{ share: 0.61, label: 'Vạch đứt: mức chung 61%' }} rows={rows} />
 */
export function ShareBars({ title, level = 2, reference, longText, rows }: ShareBarsProps) {
  const Heading = `h${level}` as 'h2'
  return (
    <div class={longText ? 'bars bars-long' : 'bars'}>
      {title ? <Heading>{title}</Heading> : null}
      {reference ? <p class="soft">{reference.label}</p> : null}
      <dl>
        {rows.map(({ label, share, text, tone = 'info' }) => (
          <div class="bar-row">
            <dt>{label}</dt>
            <dd class="bar-text">{text}</dd>
            <dd class="bar-cell" aria-hidden="true">
              {/* Presentation attributes, because the content security policy refuses inline styles. */}
              <svg class="bar" width="100%" height="36" aria-hidden="true" focusable="false">
                <rect class="bar-track" x="0" y="7" width="100%" height="22" rx="5" />
                {share !== null ? (
                  <rect class={`bar-fill bar-${tone}`} x="0" y="7" width={percent(share)} height="22" rx="5" />
                ) : null}
                {share !== null && share > 1 ? (
                  <svg x="100%" y="7" overflow="visible" aria-hidden="true">
                    <path class="bar-over" d="M-14 0-8 11-14 22M-8 0-2 11-8 22" />
                  </svg>
                ) : null}
                {reference ? (
                  <line class="bar-ref" x1={percent(reference.share)} x2={percent(reference.share)} y1="0" y2="36" />
                ) : null}
              </svg>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
