import { rfc3339 } from '../shared/dates'
import { hotline111 } from './board-item'
import type { LinkedFrame } from './link-frames'
import { isEmergency } from './loop'
import type { Segment } from './resolve-timeline'
import { POLL_SECONDS, POLL_SECONDS_ALARMED } from './schedule'
import { type Still, stillsOf } from './stills'

/** Players build every element and fetch every picture before they begin; this is about a day of a busy board. */
const MOST_SEGMENTS = 32

/** The segments that `index.smil` tells of: the one that runs and those after it. */
export const segmentsTold = (segments: Segment[], current: Segment): Segment[] =>
  segments.filter(({ from }) => from >= current.from).slice(0, MOST_SEGMENTS)

/**
 * `index.smil`: SMIL 3.0 as IAdea and Garlic play it. Each stretch of time is a sequence of its own between two wall
 * clocks, so that nothing plays past its end however long the player is alone; after the last one only 111 is left. Dark
 * stretches have no sequence. Wall clocks belong to children of `par`: Garlic ignores those within a `seq`.
 */
export function smilOf(
  screen: { width: number; height: number },
  told: Segment[],
  frames: ReadonlyMap<string, LinkedFrame>,
): string {
  const poll = told[0]!.items.some(isEmergency) ? POLL_SECONDS_ALARMED : POLL_SECONDS
  const loops = told.map(({ from, to, items }) => sequence(stillsOf(items, frames), from, to))
  const size = `width="${screen.width}" height="${screen.height}"`
  return `<?xml version="1.0" encoding="UTF-8"?>
<smil xmlns="http://www.w3.org/ns/SMIL" version="3.0" baseProfile="Language">
<head>
<meta http-equiv="Refresh" content="${poll}"/>
<layout>
<root-layout ${size} backgroundColor="#000000"/>
<region xml:id="board" regionName="board" left="0" top="0" ${size} z-index="0" fit="fill" backgroundColor="#000000"/>
</layout>
</head>
<body>
<par dur="indefinite">
${loops.join('')}${sequence(stillsOf([hotline111], frames), told.at(-1)!.to)}</par>
</body>
</smil>
`
}

function sequence(stills: Still[], from: number, to?: number): string {
  if (!stills.length) return ''
  const images = stills.map(
    ({ link, durationSec }) => `<img src="${link.url}" region="board" dur="${durationSec}s"/>\n`,
  )
  const end = to === undefined ? 'indefinite' : wallclock(to)
  return `<seq begin="${wallclock(from)}" end="${end}" repeatCount="indefinite">\n${images.join('')}</seq>\n`
}

const wallclock = (instant: number): string => `wallclock(${rfc3339(instant)})`
