import { Hono } from 'hono'
import type { AppEnv } from '../../http/env'

export const accountsPages = new Hono<AppEnv>()
