import type { Quantiles } from '../quantiles'
import type { Frames } from './frames'
import type { FramesOnWorkerd } from './frames-on-workerd'
import type { Simulated } from './province'
import type { Cause } from './province/tally'
import type { Resolved } from './resolver'

const whole = (figure: number) => Math.round(figure).toLocaleString('en')
const tenths = (figure: number) => figure.toFixed(1)
const percent = (share: number) => `${(100 * share).toFixed(1)} %`
const three = ({ p50, p95, max }: Quantiles) => `**${tenths(p50)}** · ${tenths(p95)} · ${tenths(max)}`

/** Milliseconds of frames by size, on both runtimes. */
export const frameTable = (node: Frames, workerd: FramesOnWorkerd): string =>
  [
    '| board | Node: p50 · p95 · max, ms | workerd: p50 · p95 · max, ms | one still says it | pictures a text | bytes a text |',
    '|---|---|---|--:|--:|--:|',
    ...node.drawn.map(({ size, times, legible, pictures, bytes, texts }, index) =>
      [
        `| ${size.width}×${size.height} ${size.colours}`,
        three(times),
        three(workerd.drawn[index]!),
        percent(legible / texts),
        tenths(pictures),
        `${whole(bytes)} |`,
      ].join(' | '),
    ),
    `| a process's first, with opening module and font | ${tenths(node.cold)} | ${tenths(workerd.cold)} | | | |`,
    '',
    `A frame is all that a text needs on that board: one still, or a strip to scroll and several stills; laid out, drawn, packed as PNG and hashed. ${node.drawn[0]!.texts} texts of both demo wards over a season, each drawn once. The clock of workerd stands still while it works, so there it is a request for each frame less the median of empty ones (${tenths(workerd.way)} ms).`,
  ].join('\n')

/** Milliseconds of three days of a board. */
export const resolverTable = (resolved: Resolved[]): string =>
  [
    '| messages × events | cuts | segments | entries of the schedule | resolve, ms: p50 · p95 · max | `scheduleOf` on top, ms |',
    '|---|--:|--:|--:|---|---|',
    ...resolved.map(({ messages, events, cuts, segments, entries, resolve, schedule }) =>
      [
        `| ${messages} × ${events}`,
        ...[cuts, segments, entries].map(whole),
        three(resolve),
        `${three(schedule)} |`,
      ].join(' | '),
    ),
    '',
    '72 hours of a board that is always lit, on Node; windows begin and end at any minute of the day, events are daily. 20 runs.',
  ].join('\n')

/** What a province costs its server and its boards. */
export function provinceTable(simulated: Simulated[]): string {
  const { wards, boards, minutes } = simulated[0]!
  const row = (name: string, cell: (one: Simulated) => string) => `| ${name} | ${simulated.map(cell).join(' | ')} |`
  const hourly = ({ minutes }: Simulated, figure: number) => (figure * 60) / minutes
  const writes = (cause: Cause) => (one: Simulated) => whole(hourly(one, one.tally[cause].writes))
  const monthly = (one: Simulated, figure: number) => `${tenths((hourly(one, figure) * 24 * 30) / one.boards / 1e6)} MB`
  const sum = (one: Simulated, kind: 'body' | 'gzipped' | 'headers', ...causes: Cause[]) =>
    causes.reduce((total, cause) => total + one.tally[cause][kind], 0)
  const ofBoards: Cause[] = ['poll', 'frame', 'beat', 'plays']
  return [
    row(
      `${wards} wards × 4 boards, ${whole(minutes)} simulated minutes`,
      ({ pollSeconds, cached }) => `every ${pollSeconds} s${cached ? ', cache in front' : ''}`,
    ),
    `|---|${simulated.map(() => '--:|').join('')}`,
    row('polls of `schedule.json`', ({ tally }) => whole(tally.poll.asked)),
    row('answered 304', ({ tally }) => percent(tally.poll.notModified / tally.poll.asked)),
    row('reach the Worker', ({ tally }) => percent(tally.poll.ran / tally.poll.asked)),
    row('**touch the database**', ({ tally }) => `**${percent(tally.poll.touched / tally.poll.asked)}**`),
    row('statements a poll, of all', ({ tally }) =>
      ((tally.poll.reads + tally.poll.writes) / tally.poll.asked).toFixed(2),
    ),
    row('statements a poll, of those that reach the Worker', ({ tally }) =>
      ((tally.poll.reads + tally.poll.writes) / tally.poll.ran).toFixed(2),
    ),
    row('writing statements an hour: a board was heard of', writes('poll')),
    row('… beats', writes('beat')),
    row('… plays, a batch each', writes('plays')),
    row('… staff', writes('staff')),
    row('bytes a poll: body', ({ tally }) => whole(tally.poll.body / tally.poll.asked)),
    row('bytes a poll: headers, both ways', ({ tally }) => whole(tally.poll.headers / tally.poll.asked)),
    row('new frames a board and hour', one => tenths(hourly(one, one.tally.frame.asked) / boards)),
    row(
      '**a board a month**',
      one => `**${monthly(one, sum(one, 'body', ...ofBoards) + sum(one, 'headers', ...ofBoards))}**`,
    ),
    row('… schedules, uncompressed', one => monthly(one, sum(one, 'body', 'poll'))),
    row('… schedules, were they compressed by gzip', one => monthly(one, sum(one, 'gzipped', 'poll'))),
    row('… headers of polls', one => monthly(one, sum(one, 'headers', 'poll'))),
    row('… frames', one => monthly(one, sum(one, 'body', 'frame') + sum(one, 'headers', 'frame'))),
    row('… beats and plays', one =>
      monthly(one, sum(one, 'body', 'beat', 'plays') + sum(one, 'headers', 'beat', 'plays')),
    ),
  ].join('\n')
}
