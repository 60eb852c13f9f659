import { Hono } from 'hono'
import { authorize } from '../http/authorize'
import type { AppEnv } from '../http/env'
import { attendanceApi } from './attendance'
import { campaignsApi } from './campaigns'
import { childrenApi } from './children'
import { eventsApi } from './events'
import { identifyKey } from './identify-key'
import { ledApi } from './led'
import { openapi } from './openapi'
import { placesApi } from './places'
import { registrationsApi } from './registrations'
import { reportsApi } from './reports'

/** REST for other programs, behind a bearer key and the access table. */
export const api = new Hono<AppEnv>()

api.use('/api/v1/*', authorize(identifyKey))

for (const part of [
  placesApi,
  eventsApi,
  campaignsApi,
  ledApi,
  childrenApi,
  registrationsApi,
  attendanceApi,
  reportsApi,
  openapi,
]) {
  api.route('/', part)
}
