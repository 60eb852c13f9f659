import { parseArgs } from 'node:util'
import { runJobs } from '../src/jobs'
import { openTarget } from './open-target'

// npm run jobs -- [--database d1|file:PATH]: everything that the timer does, once and now.

const { values } = parseArgs({ options: { database: { type: 'string' } } })
const { services, close } = await openTarget(values.database)
try {
  const { wards, done, failed } = await runJobs(services, { all: true })
  console.log(`${wards} wards`)
  for (const [job, count] of Object.entries(done)) console.log(`${job}: ${count}`)
  for (const { job, wardId, error } of failed) console.error(`${job} failed in ward ${wardId}: ${error}`)
  if (failed.length) process.exitCode = 1
} finally {
  await close()
}
