import { Hono } from 'hono'
import type { AppEnv } from '../../http/env'

export const ledPages = new Hono<AppEnv>()
