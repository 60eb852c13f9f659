const PATHS = {
  menu: 'M4 7h16M4 12h16M4 17h16',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6L6 18',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  share: 'M12 15V4M8 8l4-4 4 4M5 12v8h14v-8',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  download: 'M12 4v11M8 11l4 4 4-4M5 20h14',
  upload: 'M12 16V5M8 9l4-4 4 4M5 20h14',
  clock: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 7v5l3.5 2',
  pin: 'M12 21s7-6.2 7-11.5A7 7 0 005 9.5C5 14.8 12 21 12 21zM12 12a2.5 2.5 0 100-5 2.5 2.5 0 000 5z',
  people:
    'M9 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM2.5 20c.4-3.8 3-6 6.5-6s6.1 2.2 6.5 6M16 4.500a3.5 3.5 0 010 6.500M18 14.500c2 .8 3.2 2.7 3.5 5.5',
  phone: 'M6 3h3l2 5-2.5 1.800a12 12 0 005.7 5.700L16 13l5 2v3c0 1.7-1.3 3-3 3C10.3 21 3 13.7 3 6c0-1.7 1.3-3 3-3z',
  calendar: 'M4 6h16v14H4zM4 10.500h16M8 3.500v4M16 3.500v4',
  warning: 'M12 4L2.5 20h19zM12 10v4.500M12 17.300v.2',
  info: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 11v5.500M12 7.700v.2',
  left: 'M15 5l-7 7 7 7',
  right: 'M9 5l7 7-7 7',
  play: 'M8 5l11 7-11 7z',
  search: 'M10.5 4a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM15.5 15.500L20 20',
  edit: 'M4 20h4L19 9l-4-4L4 16z',
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.500v2.500M20 14v6h-6v-1',
} as const

export type IconName = keyof typeof PATHS

/**
 * A line icon that takes the colour and size of its text; give `label` only when no words stand beside it.
 * @example <Icon name="copy" />
 */
export function Icon({ name, label }: { name: IconName; label?: string }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : 'true'}
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}

/**
 * The sun of the header: a quarter disc with a ring of seeds, purely ornamental.
 * @example <Sun />
 */
export function Sun() {
  const seeds = [86, 99, 112, 125, 138, 151, 164, 177, 190, 203]
  return (
    <svg class="sun" viewBox="0 0 160 160" aria-hidden="true" focusable="false">
      <circle class="sun-disc" cx="120" cy="30" r="86" />
      {seeds.map(angle => {
        const turn = (angle * Math.PI) / 180
        const x = (120 + 106 * Math.cos(turn)).toFixed(1)
        const y = (30 + 106 * Math.sin(turn)).toFixed(1)
        return <circle class="sun-seed" cx={x} cy={y} r="6.5" />
      })}
    </svg>
  )
}
