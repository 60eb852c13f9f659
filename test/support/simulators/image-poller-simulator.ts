import { attempt, type Network, pace } from './network'

/**
 * SIMULATOR, not a device: one that fetches a single picture at its own interval and shows it until the next. Without
 * network it freezes on what it has; so it does on any answer that is no picture.
 */
export function imagePollerSimulator(
  network: Network,
  { interval, file = 'frame.png', query = '' }: { interval: number; file?: 'frame.png' | 'frame.bmp'; query?: string },
) {
  const isDue = pace(interval)
  let tag = ''
  let picture: Uint8Array | null = null
  return {
    async tick(now: number) {
      if (!isDue(now)) return
      const headers: Record<string, string> = tag ? { 'if-none-match': tag } : {}
      const response = await attempt(network(`${file}?every=${interval}${query}`, { headers }))
      if (response?.status !== 200) return
      tag = response.headers.get('etag') ?? ''
      picture = new Uint8Array(await response.arrayBuffer())
    },
    showing: () => picture,
  }
}
