import { Hono } from 'hono'
import type { AppEnv } from '../../http/env'

export const childrenPages = new Hono<AppEnv>()
