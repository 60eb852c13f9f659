import { attempt, type Network, pace } from './network'

/**
 * SIMULATOR, not a device: a Huidu card as its "Device HTTP API" describes the periodic task. It asks for a URL at its own
 * interval without any validator, reads `key,value` lines, and puts the values into `{{key}}` of a template. The document
 * says nothing of failures; this one keeps what it has, as the worst that a card may do.
 */
export function huiduSimulator(network: Network, { interval, template }: { interval: number; template: string[] }) {
  const isDue = pace(interval)
  const values = new Map<string, string>()
  return {
    async tick(now: number) {
      if (!isDue(now)) return
      const response = await attempt(network(`kv.txt?every=${interval}`))
      if (response?.status !== 200) return
      for (const line of (await response.text()).split('\n')) {
        const at = line.indexOf(',')
        if (at > 0) values.set(line.slice(0, at), line.slice(at + 1))
      }
    },
    showing: () => template.map(line => line.replace(/\{\{(\w+)\}\}/g, (_, key) => values.get(key) ?? '')),
  }
}
