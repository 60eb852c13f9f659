import { Hono } from 'hono'
import { authorize } from '../http/authorize'
import type { AppEnv } from '../http/env'
import { almanacApi } from './almanac'
import { approvalsApi } from './approvals'
import { attendanceApi } from './attendance'
import { campaignsApi } from './campaigns'
import { childrenApi } from './children'
import { eventsApi } from './events'
import { idempotency } from './idempotency'
import { identifyKey } from './identify-key'
import { importsApi } from './imports'
import { ledApi } from './led'
import { ledAlertsApi } from './led-alerts'
import { openapi } from './openapi'
import { placesApi } from './places'
import { plansApi } from './plans'
import { preconditions } from './preconditions'
import { readerOf } from './read-as-caller'
import { registrationsApi } from './registrations'
import { reportDocumentsApi } from './report-documents'
import { reportsApi } from './reports'

const rooms = new Hono<AppEnv>()

for (const part of [
  placesApi,
  almanacApi,
  eventsApi,
  approvalsApi,
  plansApi,
  importsApi,
  campaignsApi,
  ledApi,
  ledAlertsApi,
  childrenApi,
  registrationsApi,
  attendanceApi,
  reportsApi,
  reportDocumentsApi,
  openapi,
]) {
  rooms.route('/', part)
}

/**
 * REST for other programs, behind a bearer key and the access table. Every route has `Idempotency-Key`, `ETag` and
 * `If-Match` from here. A repeated request is recognised first: after it was done its `If-Match` no longer holds.
 */
export const api = new Hono<AppEnv>()

const read = readerOf(rooms)
api.use('/api/v1/*', authorize(identifyKey), idempotency(read), preconditions(read))
api.route('/', rooms)
