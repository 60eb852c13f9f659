import { Hono } from 'hono'
import type { AppEnv } from '../http/env'

export const reportsApi = new Hono<AppEnv>()
