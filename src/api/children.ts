import { Hono } from 'hono'
import type { AppEnv } from '../http/env'

export const childrenApi = new Hono<AppEnv>()
