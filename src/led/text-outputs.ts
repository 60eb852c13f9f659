import { vi } from '../messages/led'
import type { BoardItem } from './board-item'
import { loopOf } from './loop'
import type { Segment } from './resolve-timeline'

/** `now.txt`: the loop that runs, a line each; empty while the board is dark. */
export const nowText = ({ items }: Segment): string =>
  loopOf(items)
    .map(item => `${item.text.normalize('NFC')}\n`)
    .join('')

/**
 * `ticker.rss`: the loop that runs as RSS 2.0. Hotline 111 stands in it as often as in the loop, under an id of its own
 * each time, because readers drop repeated ids. An id stays as long as its words do: a text said differently is new.
 */
export function tickerRss({ items }: Segment, board: { name: string; link: string }): string {
  const seen = new Map<string, number>()
  const entries = loopOf(items).map(item => {
    const count = (seen.get(item.id) ?? 0) + 1
    seen.set(item.id, count)
    return entry(item, board.link, `${item.id}-${item.revision}-${shortHash(item.text)}${count > 1 ? `-${count}` : ''}`)
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel>
<title>${escapeXml(board.name)}</title>
<link>${escapeXml(board.link)}</link>
<description>${escapeXml(vi.board.tickerAbout)}</description>
<language>vi</language>
<ttl>1</ttl>
${entries.join('')}</channel></rss>
`
}

const entry = (item: BoardItem, link: string, guid: string): string =>
  `<item><title>${escapeXml(item.text)}</title><link>${escapeXml(link)}</link><category>${item.kind}</category>` +
  `<guid isPermaLink="false">${escapeXml(guid)}</guid></item>\n`

/** A text for the content or an attribute of XML, in NFC. */
export const escapeXml = (text: string): string => text.replace(/[&<>"']/g, found => entities[found]!).normalize('NFC')

// By name: the plainest readers know no others.
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** FNV-1a of 32 bits: enough to tell the wordings of one item apart. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5
  for (const unit of new TextEncoder().encode(text)) hash = Math.imul(hash ^ unit, 0x01000193) >>> 0
  return hash.toString(36)
}
