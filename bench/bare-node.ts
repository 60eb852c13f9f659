import { readFileSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { bareApp } from './bare'

const [port = '', bodies = ''] = process.argv.slice(2)
serve({ fetch: bareApp(JSON.parse(readFileSync(bodies, 'utf8'))).fetch, port: Number(port), hostname: '127.0.0.1' })
