import autocannon from 'autocannon'

export type Target = { url: string; method?: 'GET' | 'HEAD'; headers?: Record<string, string>; status: 200 | 304 }

const CONNECTIONS = 32
const WARM_UP = 2_000

/** Requests per second of one run; every answer must have the expected status. */
async function once(target: Target, length: { duration: number } | { amount: number }): Promise<number> {
  const { url, method = 'GET', headers, status } = target
  const result = await autocannon({ url, method, headers, connections: CONNECTIONS, ...length })
  const answered = Number((result.statusCodeStats as Record<string, { count: number }>)[status]?.count ?? 0)
  if (!answered || result.errors || result.timeouts || answered !== result.requests.total) {
    throw new Error(
      `${url} did not only answer ${status}: ${JSON.stringify(result.statusCodeStats)}, ${result.errors} errors`,
    )
  }
  return result.requests.total / result.duration
}

export type Compared = { ours: number; bare: number }

/** Medians of alternated rounds, so that whatever else the machine does meets both alike. */
export async function compare(ours: Target, bare: Target, rounds: number, seconds: number): Promise<Compared> {
  const figures = { ours: [] as number[], bare: [] as number[] }
  for (const target of [ours, bare]) await once(target, { amount: WARM_UP })
  for (let round = 0; round < rounds; round += 1) {
    figures.ours.push(await once(ours, { duration: seconds }))
    figures.bare.push(await once(bare, { duration: seconds }))
  }
  return { ours: median(figures.ours), bare: median(figures.bare) }
}

function median(figures: number[]) {
  const sorted = figures.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
