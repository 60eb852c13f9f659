import autocannon from 'autocannon'

export type Target = { url: string; headers?: Record<string, string>; status: 200 | 304 }

const CONNECTIONS = 32

/** Requests per second of one run; every answer must have the expected status. */
async function once({ url, headers, status }: Target, seconds: number): Promise<number> {
  const result = await autocannon({ url, headers, connections: CONNECTIONS, duration: seconds })
  const answered = Number((result.statusCodeStats as Record<string, { count: number }>)[status]?.count ?? 0)
  if (result.errors || result.timeouts || answered !== result.requests.total) {
    throw new Error(
      `${url} did not only answer ${status}: ${JSON.stringify(result.statusCodeStats)}, ${result.errors} errors`,
    )
  }
  return result.requests.total / result.duration
}

/** Medians of alternated rounds, so that whatever else the machine does meets both alike. */
export async function compare(ours: Target, bare: Target, rounds: number, seconds: number) {
  const figures = { ours: [] as number[], bare: [] as number[] }
  for (const target of [ours, bare]) await once(target, 1)
  for (let round = 0; round < rounds; round += 1) {
    figures.ours.push(await once(ours, seconds))
    figures.bare.push(await once(bare, seconds))
  }
  return { ours: median(figures.ours), bare: median(figures.bare) }
}

function median(figures: number[]) {
  const sorted = figures.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
