import { Hono } from 'hono'
import type { AppEnv } from '../http/env'

export const placesApi = new Hono<AppEnv>()
