import { Hono } from 'hono'
import type { AppEnv } from '../http/env'

export const registrationsApi = new Hono<AppEnv>()
