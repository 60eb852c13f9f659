import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/d1'
import { migrate } from 'drizzle-orm/d1/migrator'
import { build } from 'esbuild'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { openD1 } from '../../src/database/open-d1'
import { inRepository } from '../../src/node/paths'
import { median, timed } from '../schedule/time'
import { RUNS, type Task, taskNames } from './tasks'
import { fillWard, WARD } from './ward'

const ID = '20000'

/** Milliseconds of each task in workerd on its embedded D1, the way there taken off. */
export async function measureOnD1(folder: string): Promise<Record<Task, number>> {
  const path = join(folder, 'reports-worker.mjs')
  await build({
    ...{ entryPoints: [inRepository('bench/reports/worker.ts')], outfile: path, bundle: true },
    ...{ format: 'esm', external: ['node:*'], logLevel: 'error' },
  })
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      ...{ host: '127.0.0.1', port: 0, cf: false },
      workers: [
        {
          ...{ name: 'reports', modules: [{ type: 'ESModule' as const, path }], modulesRoot: folder },
          ...{ compatibilityDate: '2026-10-20', compatibilityFlags: ['nodejs_compat'] },
          ...{ unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }], d1Databases: { DB: 'reports' } },
        },
      ],
    }),
  )
  try {
    const d1 = (await miniflare.getD1Database('DB', 'reports')) as unknown as D1Database
    await migrate(drizzle(d1), { migrationsFolder: inRepository('migrations') })
    await fillWard(openD1(d1), ID, WARD)
    const address = (await miniflare.unsafeGetDirectURL('reports')).origin
    const run = async (task: Task | 'nothing') => {
      const response = await fetch(address, { method: 'POST', body: JSON.stringify({ task, ward: ID }) })
      if (!response.ok) throw new Error(`${task}: ${await response.text()}`)
    }
    const way = await median(30, () => timed(() => run('nothing')))
    const measured = {} as Record<Task, number>
    for (const task of taskNames) measured[task] = (await median(RUNS, () => timed(() => run(task)))) - way
    return measured
  } finally {
    await miniflare.dispose()
  }
}
