import { XMLParser } from 'fast-xml-parser'
import { attempt, type Network, pace } from './network'

type Image = { '@src': string; '@dur': string; '@region': string }
type Sequence = { '@begin': string; '@end': string; '@repeatCount': string; img: Image[] }

/**
 * SIMULATOR, not a player: as much of SMIL as `index.smil` uses, with the manners of garlic-player as its source has them.
 * It looks for a new index at the pace of `Refresh`, never faster than once a minute; asks with HEAD and takes nothing
 * without `Content-Length`, `Last-Modified` and a media type it knows; plays what it has when the network is gone. Wall
 * clocks count only on children of `par`. A sequence repeats from its beginning, so that all players show the same.
 */
export function smilPlayerSimulator(network: Network) {
  let isDue = pace(60)
  let index = ''
  let sequences: Sequence[] = []
  const pictures = new Map<string, Uint8Array>()
  const parser = new XMLParser({
    ...{ ignoreAttributes: false, attributeNamePrefix: '@', parseAttributeValue: false },
    isArray: name => name === 'seq' || name === 'img',
  })

  async function download(file: string, type: string): Promise<Response | null> {
    const head = await attempt(network(file, { method: 'HEAD' }))
    if (head?.status !== 200 || !head.headers.get('content-type')?.startsWith(type)) return null
    if (!head.headers.get('last-modified') || !(Number(head.headers.get('content-length')) > 0)) return null
    const response = await attempt(network(file))
    return response?.status === 200 ? response : null
  }

  return {
    async tick(now: number) {
      if (!isDue(now)) return
      const found = await download('index.smil', 'application/smil')
      if (!found) return
      index = await found.text()
      const { head, body } = parser.parse(index).smil
      const refresh = Math.max(60, Number(head.meta['@content']))
      isDue = pace(refresh)
      isDue(now)
      sequences = body.par.seq ?? []
      const needed = new Set(sequences.flatMap(({ img }) => img.map(image => image['@src'])))
      for (const file of needed) {
        if (pictures.has(file)) continue
        const picture = await download(file, 'image/')
        if (picture) pictures.set(file, new Uint8Array(await picture.arrayBuffer()))
      }
    },
    /** The picture's file, or null for a black screen. */
    showing(now: number): string | null {
      for (const sequence of sequences) {
        const begin = instantOf(sequence['@begin'])
        if (now < begin || now >= instantOf(sequence['@end'])) continue
        const seconds = sequence.img.reduce((sum, image) => sum + Number.parseInt(image['@dur'], 10), 0)
        let rest = ((now - begin) / 1000) % seconds
        for (const image of sequence.img) {
          rest -= Number.parseInt(image['@dur'], 10)
          if (rest < 0) return pictures.has(image['@src']) ? image['@src'] : null
        }
      }
      return null
    },
    index: () => index,
  }
}

function instantOf(value: string): number {
  if (value === 'indefinite') return Number.POSITIVE_INFINITY
  const instant = Date.parse(/^wallclock\((.+)\)$/.exec(value)?.[1] ?? '')
  if (Number.isNaN(instant)) throw new Error(`Not a wall clock: ${value}`)
  return instant
}
