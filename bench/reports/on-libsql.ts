import { join } from 'node:path'
import type { Client } from '@libsql/client'
import { openLibsql } from '../../src/database/open-libsql'
import { openDatabaseUrl } from '../../src/node/open-database-url'
import { median, timed } from '../schedule/time'
import { RUNS, type Task, taskNames, tasks } from './tasks'
import { benchContext, fillWard, type Size, WARD } from './ward'

export type OnLibsql = { milliseconds: Record<Task, number>; statements: Record<Task, number>; megabytes: number }

/**
 * Milliseconds of each task for one ward in an embedded libSQL file, alone or among others of its province.
 * @param others wards beside it in the same file
 */
export async function measureOnLibsql(folder: string, others: number, ofOthers: Size): Promise<OnLibsql> {
  const client = await openDatabaseUrl(`file:${join(folder, `reports-${others}.db`)}`)
  const db = openLibsql(client)
  // Four million rows with four indexes come in a minute so; the measuring below has the app's own settings again.
  for (const setting of ['synchronous = off', 'cache_size = -600000', 'foreign_keys = off'])
    await client.execute(`pragma ${setting}`)
  const wards = Array.from({ length: others + 1 }, (_, index) => String(20_000 + index))
  const [ward = ''] = wards
  for (const id of wards) await fillWard(db, id, id === ward ? WARD : ofOthers)
  client.close()

  const opened = await openDatabaseUrl(`file:${join(folder, `reports-${others}.db`)}`)
  let statements = 0
  const { execute, batch } = opened
  opened.execute = ((...args: Parameters<typeof execute>) => {
    statements += 1
    return execute.apply(opened, args)
  }) as typeof execute
  opened.batch = (list, mode) => {
    statements += list.length
    return batch.call(opened, list, mode)
  }
  const context = await benchContext(openLibsql(opened), ward)
  const measured: OnLibsql = {
    milliseconds: {} as Record<Task, number>,
    statements: {} as Record<Task, number>,
    megabytes: await sizeOf(opened),
  }
  for (const task of taskNames)
    measured.milliseconds[task] = await median(RUNS, async () => {
      statements = 0
      const time = await timed(() => tasks[task](context))
      measured.statements[task] = statements
      return time
    })
  opened.close()
  return measured
}

async function sizeOf(client: Client): Promise<number> {
  const number = async (pragma: string) => Number((await client.execute(`pragma ${pragma}`)).rows[0]?.[0])
  return ((await number('page_count')) * (await number('page_size'))) / 1024 / 1024
}
