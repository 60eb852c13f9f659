export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** The median of as many runs; the first of several, which warms up, does not count. */
export async function median(runs: number, measure: (run: number) => Promise<number>): Promise<number> {
  const figures: number[] = []
  for (let run = 0; run < runs; run++) figures.push(await measure(run))
  const counted = (runs > 3 ? figures.slice(1) : figures).sort((a, b) => a - b)
  return counted[Math.floor(counted.length / 2)]!
}
