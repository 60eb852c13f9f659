import { Agent, request } from 'node:http'

export type Burst = { perSecond: number; p50: number; p99: number }

/** So many are answered at the same time; the others wait in the server's line. */
const CONNECTIONS = 64

/** Posts every form as fast as it is answered; each answer must lead on. */
export async function burst(origin: string, path: string, forms: string[]): Promise<Burst> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const waited: number[] = []
  let next = 0
  const guardian = async () => {
    for (let form = forms[next++]; form !== undefined; form = forms[next++]) {
      const start = performance.now()
      const status = await post(agent, `${origin}${path}`, origin, form)
      if (status !== 303) throw new Error(`A registration was answered ${status}`)
      waited.push(performance.now() - start)
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: CONNECTIONS }, guardian))
  const seconds = (performance.now() - start) / 1000
  agent.destroy()
  return { perSecond: forms.length / seconds, ...shares(waited) }
}

const post = (agent: Agent, url: string, origin: string, body: string) =>
  new Promise<number>((resolve, reject) => {
    const headers = {
      ...{ 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) },
      ...{ origin, 'sec-fetch-site': 'same-origin' },
    }
    const sent = request(url, { agent, method: 'POST', headers }, response => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0))
    })
    sent.on('error', reject).end(body)
  })

/** By nearest rank. */
export function shares(waited: number[]): { p50: number; p99: number } {
  const sorted = waited.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1]!
  return { p50: at(0.5), p99: at(0.99) }
}
