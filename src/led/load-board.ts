import { and, eq, gte, lte } from 'drizzle-orm'
import type { Database } from '../database/database'
import { listHotlines } from '../publications/list-hotlines'
import { listPublications } from '../publications/list-publications'
import { addDays, DAY, wallDate } from '../shared/dates'
import { type KnownAlert, listRunningAlerts } from './list-running-alerts'
import { type BoardContent, DAYS_AHEAD } from './resolve-timeline'
import { ledMessages } from './tables'

/** What boards draw from, with all that is known of its emergencies. */
type LoadedContent = BoardContent & { alerts: KnownAlert[] }

/** Everything a ward's boards could show between two instants, whatever their group and hours. */
export async function loadBoard(db: Database, wardId: string, from: number, to: number): Promise<LoadedContent> {
  const [messages, publications, hotlines, alerts] = await Promise.all([
    db
      .select({
        id: ledMessages.id,
        text: ledMessages.text,
        priority: ledMessages.priority,
        version: ledMessages.version,
        share: ledMessages.share,
        windows: ledMessages.windows,
        exceptDates: ledMessages.exceptDates,
        tags: ledMessages.tags,
        freezeSafe: ledMessages.freezeSafe,
      })
      .from(ledMessages)
      .where(
        and(
          eq(ledMessages.wardId, wardId),
          eq(ledMessages.status, 'approved'),
          // The last day's window may run on past midnight.
          gte(ledMessages.endsOn, addDays(wallDate(from), -1)),
          lte(ledMessages.startsOn, wallDate(to)),
        ),
      ),
    listPublications(db, { wardId, from, to: to + (DAYS_AHEAD + 1) * DAY }),
    listHotlines(db, wardId),
    // CAP says what the emergencies of the last 24 hours came to.
    listRunningAlerts(db, wardId, from - DAY),
  ])
  return { messages, publications, hotlines, alerts }
}
