import type { Sum } from './run'

/** What was exercised, so that a proof that checks nothing is seen to. */
const groups: [string, string[]][] = [
  ['the ward', ['edits', 'withdrawals', 'cancellations', 'moves', 'alerts', 'alerts ended', 'keys revoked']],
  ['devices', ['reboots', 'page reloads', 'sleeps', 'clocks set']],
  ['the network', ['outages', 'requests lost', 'answers of others', 'answers from caches', 'polls in vain']],
  ['polls answered', ['answers 200', 'answers 304', 'answers 410']],
  ['on the board', ['turns', 'boundaries', 'plays', 'plays sent again', 'plays not judged']],
  [
    'minutes of',
    [
      ...['hotline-111', 'failsafe', 'hotline', 'message', 'event', 'postponement', 'cancellation', 'emergency'],
      ...['dark', 'without power', 'not judged'],
    ],
  ],
]

export function tableOf({ counts, leastShare }: Sum): string[] {
  const lines = groups.flatMap(([title, names]) => [
    `${title}:`,
    ...names.map(name => {
      const many = counts[title === 'minutes of' ? `minutes ${name}` : name] ?? 0
      return `  ${name.padEnd(22)}${Math.round(many).toLocaleString('en').padStart(14)}`
    }),
  ])
  return [
    ...lines,
    `least share of 111 in ten minutes cut out anywhere (in whole loops always 20 % or more): ${(leastShare * 100).toFixed(1)} %`,
  ]
}
