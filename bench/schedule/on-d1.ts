import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/d1'
import { migrate } from 'drizzle-orm/d1/migrator'
import { build } from 'esbuild'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { openD1 } from '../../src/database/open-d1'
import { inRepository } from '../../src/node/paths'
import { runsOf, type Task, taskNames } from './tasks'
import { median, timed } from './time'
import { fillWard } from './ward'

/** Milliseconds of each task in workerd on its embedded D1, the way there taken off. */
export async function measureOnD1(folder: string, events: number): Promise<Record<Task, number>> {
  const path = join(folder, 'schedule-worker.mjs')
  await build({
    ...{ entryPoints: [inRepository('bench/schedule/worker.ts')], outfile: path, bundle: true },
    ...{ format: 'esm', external: ['node:*'], logLevel: 'error' },
  })
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      ...{ host: '127.0.0.1', port: 0, cf: false },
      workers: [
        {
          ...{ name: 'schedule', modules: [{ type: 'ESModule' as const, path }], modulesRoot: folder },
          ...{ compatibilityDate: '2026-10-20', compatibilityFlags: ['nodejs_compat'] },
          ...{ unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }], d1Databases: { DB: `schedule-${events}` } },
        },
      ],
    }),
  )
  try {
    const d1 = (await miniflare.getD1Database('DB', 'schedule')) as unknown as D1Database
    await migrate(drizzle(d1), { migrationsFolder: inRepository('migrations') })
    const places = await fillWard(openD1(d1), events)
    const address = (await miniflare.unsafeGetDirectURL('schedule')).origin
    const run = async (task: Task | 'nothing', number: number) => {
      const response = await fetch(address, { method: 'POST', body: JSON.stringify({ task, places, run: number }) })
      if (!response.ok) throw new Error(`${task}: ${await response.text()}`)
    }
    const way = await median(30, number => timed(() => run('nothing', number)))
    const measured = {} as Record<Task, number>
    for (const task of taskNames)
      measured[task] = (await median(runsOf[task], number => timed(() => run(task, number)))) - way
    return measured
  } finally {
    await miniflare.dispose()
  }
}
