import { Hono } from 'hono'
import type { AppEnv } from '../../http/env'

export const reportsPages = new Hono<AppEnv>()
