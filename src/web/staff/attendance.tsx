import { Hono } from 'hono'
import type { AppEnv } from '../../http/env'

export const attendancePages = new Hono<AppEnv>()
