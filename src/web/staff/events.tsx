import { Hono } from 'hono'
import type { AppEnv } from '../../http/env'

export const eventsPages = new Hono<AppEnv>()
