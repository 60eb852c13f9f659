import { Hono } from 'hono'
import type { AppEnv } from '../../http/env'

export const campaignsPages = new Hono<AppEnv>()
