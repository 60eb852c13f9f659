import { join } from 'node:path'
import { openLibsql } from '../../src/database/open-libsql'
import { openDatabaseUrl } from '../../src/node/open-database-url'
import { runsOf, type Task, taskNames, tasks } from './tasks'
import { median, timed } from './time'
import { benchContext, fillWard } from './ward'

export type Measured = {
  milliseconds: Record<Task, number>
  statements: Record<Task, number>
  trips: Record<Task, number>
}

/** Milliseconds of each task on an embedded libSQL file, and the statements and round trips it takes. */
export async function measureOnLibsql(folder: string, events: number): Promise<Measured> {
  const client = await openDatabaseUrl(`file:${join(folder, `schedule-${events}.db`)}`)
  let statements = 0
  let trips = 0
  const { execute, batch } = client
  client.execute = ((...args: Parameters<typeof execute>) => {
    statements += 1
    trips += 1
    return execute.apply(client, args)
  }) as typeof execute
  client.batch = (list, mode) => {
    statements += list.length
    trips += 1
    return batch.call(client, list, mode)
  }
  const db = openLibsql(client)
  const places = await fillWard(db, events)
  const measured: Measured = {
    milliseconds: {} as Record<Task, number>,
    statements: {} as Record<Task, number>,
    trips: {} as Record<Task, number>,
  }
  for (const task of taskNames) {
    const context = benchContext(db)
    measured.milliseconds[task] = await median(runsOf[task], run => {
      statements = 0
      trips = 0
      return timed(() => tasks[task](context, places, run))
    })
    measured.statements[task] = statements
    measured.trips[task] = trips
  }
  client.close()
  return measured
}
