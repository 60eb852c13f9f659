import { Hono } from 'hono'
import type { AppEnv } from '../../http/env'
import { messagePages } from './led/message-routes'
import { overviewPage } from './led/overview'
import { reportPage } from './led/report-page'
import { screenPages } from './led/screen-routes'

export const ledPages = new Hono<AppEnv>()

ledPages.get('/staff/led', overviewPage)
ledPages.get('/staff/led/report', reportPage)
ledPages.route('/', screenPages)
ledPages.route('/', messagePages)
