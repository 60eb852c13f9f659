import { Hono } from 'hono'
import type { AppEnv } from '../http/env'

export const eventsApi = new Hono<AppEnv>()
