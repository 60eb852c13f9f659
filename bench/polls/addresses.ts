/** One polled address: what it is called in the table, and where it lies. */
export type Polled = { name: string; path: string }

/** The boards' formats. What rotates does so once an hour here, so that a round never meets the next slot. */
const formats = [
  'schedule.json',
  'now.txt',
  'now.json',
  'kv.txt?every=3600',
  'ticker.rss',
  'frame.png?every=3600',
  'frame.bmp?every=3600',
  'index.smil',
  'player',
]

/** A board, and another of the same ward on which an emergency runs. */
export type Keys = { calm: string; alarmed: string }

type Ask = (path: string) => Response | Promise<Response>

/** What is polled: the ward's calendar and every format of its boards. A frame's address is learnt from the schedule. */
export async function listPolled(ward: string, { calm, alarmed }: Keys, ask: Ask): Promise<Polled[]> {
  const board = (key: string, format: string) => ({
    name: format.replace(/\?.*/, ''),
    path: `/led/v1/${key}/${format}`,
  })
  const schedule = await ask(board(calm, 'schedule.json').path)
  const { items } = (await schedule.json()) as { items: { frame: { url: string } | null }[] }
  const frame = items.find(item => item.frame)?.frame
  if (!frame) throw new Error('No item of the schedule has a frame.')
  return [
    { name: 'calendar.ics', path: `/w/${ward}/calendar.ics` },
    ...formats.map(format => board(calm, format)),
    { ...board(calm, frame.url), name: 'frames/sha256.png' },
    board(alarmed, 'alerts.cap.xml'),
  ]
}
