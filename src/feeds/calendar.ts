import { Hono } from 'hono'
import type { AppEnv } from '../http/env'

export const calendarFeeds = new Hono<AppEnv>()
