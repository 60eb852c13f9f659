import { Hono } from 'hono'
import type { AppEnv } from '../../http/env'

export const todayPages = new Hono<AppEnv>()
