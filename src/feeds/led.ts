import { Hono } from 'hono'
import type { AppEnv } from '../http/env'

export const ledFeeds = new Hono<AppEnv>()
