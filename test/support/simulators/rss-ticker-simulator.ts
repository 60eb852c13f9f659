import { XMLParser } from 'fast-xml-parser'
import { attempt, type Network, pace } from './network'

type Entry = { title: string; guid: { '#text': string } }

/**
 * SIMULATOR, not a device: a ticker that reads RSS 2.0 as the plain ones do. It asks with HEAD whether anything changed,
 * then fetches; knows items by `guid` alone, drops those that are gone, and shows titles.
 */
export function rssTickerSimulator(network: Network, { interval }: { interval: number }) {
  const isDue = pace(interval)
  const parser = new XMLParser({ ignoreAttributes: false, isArray: name => name === 'item', parseTagValue: false })
  let tag = ''
  let titles = new Map<string, string>()
  const fetched: string[] = []
  return {
    async tick(now: number) {
      if (!isDue(now)) return
      const headers: Record<string, string> = tag ? { 'if-none-match': tag } : {}
      const head = await attempt(network('ticker.rss', { method: 'HEAD', headers }))
      if (head?.status !== 200) return
      const response = await attempt(network('ticker.rss', { headers }))
      if (response?.status !== 200) return
      tag = response.headers.get('etag') ?? ''
      const body = await response.text()
      fetched.push(body)
      const entries: Entry[] = parser.parse(body).rss.channel.item ?? []
      // One it knows is not read again: its words would be the old ones if they could change under the same id.
      titles = new Map(entries.map(({ guid, title }) => [guid['#text'], titles.get(guid['#text']) ?? title]))
    },
    showing: () => [...titles.values()],
    fetched,
  }
}
