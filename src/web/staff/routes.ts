import { Hono } from 'hono'
import { authorize } from '../../http/authorize'
import type { AppEnv } from '../../http/env'
import { accessLogPages } from './access-log'
import { accountsPages } from './accounts'
import { attendancePages } from './attendance'
import { campaignsPages } from './campaigns'
import { censusPages } from './census'
import { childrenPages } from './children'
import { eventsPages } from './events'
import { planPages } from './events/exchange/routes'
import { identifySession } from './identify-session'
import { ledPages } from './led'
import { ledAlertPages } from './led-alerts'
import { placesPages } from './places'
import { letterheadPages } from './places/letterhead'
import { provincePages } from './province'
import { registrationsPages } from './registrations'
import { reportsPages } from './reports'
import { reportDocumentPages } from './reports/documents'
import { requestsPages } from './requests'
import { todayPages } from './today'

/** The staff pages, behind the session cookie and the access table. */
export const staffPages = new Hono<AppEnv>()

const guard = authorize(identifySession)
staffPages.use('/staff', guard)
staffPages.use('/staff/*', guard)

for (const pages of [
  todayPages,
  accountsPages,
  placesPages,
  // Before the events: `import` is none of their ids.
  planPages,
  eventsPages,
  campaignsPages,
  ledPages,
  ledAlertPages,
  childrenPages,
  registrationsPages,
  attendancePages,
  reportsPages,
  requestsPages,
  accessLogPages,
  reportDocumentPages,
  provincePages,
  letterheadPages,
  censusPages,
]) {
  staffPages.route('/', pages)
}
