import { Hono } from 'hono'
import type { AppEnv } from '../http/env'

export const campaignsApi = new Hono<AppEnv>()
