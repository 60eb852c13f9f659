import { Hono } from 'hono'
import type { AppEnv } from '../http/env'

export const attendanceApi = new Hono<AppEnv>()
