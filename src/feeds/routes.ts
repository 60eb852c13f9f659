import { Hono } from 'hono'
import type { AppEnv } from '../http/env'
import { calendarFeeds } from './calendar'
import { ledFeeds } from './led'
import { ledReports } from './led-reports'
import { pairing } from './pairing'

/** HTTP for calendars and LED boards: gives what is public, and takes what boards report and ask. Knows of no people. */
export const feeds = new Hono<AppEnv>()

feeds.route('/', calendarFeeds)
feeds.route('/', ledFeeds)
feeds.route('/', ledReports)
feeds.route('/', pairing)
