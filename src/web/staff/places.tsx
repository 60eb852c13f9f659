import { Hono } from 'hono'
import type { AppEnv } from '../../http/env'

export const placesPages = new Hono<AppEnv>()
