import { attempt, type Network, pace } from './network'

type Row = { position: number; text: string; line1: string; kind: string; durationSec: number; frame: string }

/**
 * SIMULATOR, not the product: a remote DataSet of Xibo as its manual and the source of its CMS describe it. A task runs
 * each minute, asks HEAD for the length and then GET, leaves out what a cache may still answer, takes the rows under the
 * data root, and replaces those it had. "Truncate with no new data?" decides whether no rows empty the table.
 */
export function xiboDatasetSimulator(network: Network, { truncateOnEmpty }: { truncateOnEmpty: boolean }) {
  const isDue = pace(60)
  let rows: Row[] = []
  let freshUntil = 0
  let last = ''
  return {
    async tick(now: number) {
      if (!isDue(now) || now < freshUntil) return
      const head = await attempt(network('now.json', { method: 'HEAD' }))
      if (!head || !(Number(head.headers.get('content-length')) > 0)) return
      const response = await attempt(network('now.json'))
      if (response?.status !== 200) return
      freshUntil = now + 1000 * Number(/max-age=(\d+)/.exec(response.headers.get('cache-control') ?? '')?.[1] ?? 0)
      const body = await response.text()
      if (body === last) return
      last = body
      const found: unknown = JSON.parse(body).items
      if (!Array.isArray(found)) throw new Error('No data found at the DataRoot items')
      if (found.length || truncateOnEmpty) rows = found
    },
    /** As the table is shown, sorted by `position`. */
    showing: () => [...rows].sort((a, b) => a.position - b.position),
  }
}
