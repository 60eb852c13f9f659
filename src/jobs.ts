import { asc } from 'drizzle-orm'
import { forgetAttempts } from './accounts/forget-attempts'
import { wards } from './database/schema'
import { forgetImports } from './events/forget-imports'
import type { Services } from './http/env'
import { forgetDays } from './led/forget-days'
import { eraseDue } from './participation/erase-due'
import { forgetDoorRecords } from './participation/forget-door-records'
import { settleDue } from './participation/settle-event'
import type { PersonalContext } from './people/context'
import { forgetRecords } from './people/forget-records'
import { rotateSome } from './people/rotate-key'
import { systemOf } from './shared/actor'
import { DAY, MINUTE } from './shared/dates'

/** When the timer of either runtime rings: at every full quarter of an hour. */
export const SCHEDULE = '*/15 * * * *'
const SLOT = 15 * MINUTE
const SLOTS = DAY / SLOT

/** Does one kind of work in the context's ward, bounded. Answers how much there was. */
type Job = (context: PersonalContext) => Promise<number>

/** What families wait for: with every run. */
const often: Record<string, Job> = { settle: settleDue }

/** Once a day, each ward in a quarter of its own, so that no run has all of them. */
const daily: Record<string, Job> = {
  erase: eraseDue,
  records: forgetRecords,
  door: forgetDoorRecords,
  imports: forgetImports,
  led: forgetDays,
  attempts: forgetAttempts,
  keys: rotateSome,
}

export type JobsReport = {
  wards: number
  /** How much each job found to do, in all wards. */
  done: Record<string, number>
  /** What failed, by kind alone: messages of errors may quote what they were about. */
  failed: { job: string; wardId: string; error: string }[]
}

/**
 * Does what is due in every ward. A job or a ward that fails stops no other; the next run tries it again.
 * @param all the daily jobs too, whatever the time of day
 */
export async function runJobs({ db, crypto, config }: Services, { all = false } = {}): Promise<JobsReport> {
  const now = config.clock()
  const slot = Math.floor(now / SLOT) % SLOTS
  const list = await db.select({ id: wards.id }).from(wards).orderBy(asc(wards.id))
  const report: JobsReport = { wards: list.length, done: {}, failed: [] }
  for (const [index, { id: wardId }] of list.entries()) {
    const jobs = all || index % SLOTS === slot ? { ...often, ...daily } : often
    for (const [job, run] of Object.entries(jobs)) {
      try {
        const count = await run({ db, crypto, now, actor: systemOf(wardId) })
        report.done[job] = (report.done[job] ?? 0) + count
      } catch (error) {
        report.failed.push({ job, wardId, error: error instanceof Error ? error.name : 'unknown' })
      }
    }
  }
  return report
}
