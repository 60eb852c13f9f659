import { Hono } from 'hono'
import type { AppEnv } from '../http/env'

export const ledApi = new Hono<AppEnv>()
