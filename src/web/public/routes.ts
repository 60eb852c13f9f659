import { Hono } from 'hono'
import type { AppEnv } from '../../http/env'

/** The public pages. */
export const publicPages = new Hono<AppEnv>()
