import type { Role } from '../../shared/actor'

export type Caller = Role | 'public' | 'screen'
export type Route = readonly [method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, ...callers: Caller[]]
