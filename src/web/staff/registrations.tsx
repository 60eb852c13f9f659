import { Hono } from 'hono'
import type { AppEnv } from '../../http/env'

export const registrationsPages = new Hono<AppEnv>()
