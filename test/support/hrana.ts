import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import Database from 'libsql'

type Value = { type: 'null' | 'integer' | 'float' | 'text' | 'blob'; value?: string | number; base64?: string }
type Stmt = {
  sql?: string
  sql_id?: number
  args?: Value[]
  named_args?: { name: string; value: Value }[]
  want_rows?: boolean
}
type Cond = {
  type: 'ok' | 'error' | 'not' | 'and' | 'or' | 'is_autocommit'
  step?: number
  cond?: Cond
  conds?: Cond[]
}
type Step = { stmt: Stmt; condition?: Cond }
type Req = { type: string; stmt?: Stmt; sql?: string; sql_id?: number; batch?: { steps: Step[] } }
type Failure = { message: string; code: string }

type Stream = { db: Database.Database; texts: Map<number, string> }

/**
 * A libSQL server in small: Hrana 2 over HTTP (the JSON pipeline that `@libsql/client/web` speaks) on a file of the
 * embedded engine, for tests. Every stream has a connection of its own, as on a real server. With `token`, requests without it are refused.
 * https://github.com/tursodatabase/libsql/blob/main/docs/HRANA_2_SPEC.md
 */
export async function startHrana(file: string, token?: string) {
  const streams = new Map<string, Stream>()
  let requests = 0
  let statements = 0

  const server = createServer(async (request, response) => {
    const reply = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (token && request.headers.authorization !== `Bearer ${token}`)
      return reply(401, { message: 'unauthorized', code: 'AUTH' })
    if (request.url !== '/v2/pipeline') return reply(404, { message: 'no such path', code: 'PATH' })
    requests += 1
    const { baton, requests: asked } = (await readJson(request)) as { baton?: string; requests: Req[] }
    const stream = (baton && streams.get(baton)) || { db: open(file), texts: new Map() }
    if (baton) streams.delete(baton)
    let closed = false
    const results = asked.map(one => {
      try {
        closed ||= one.type === 'close'
        return { type: 'ok', response: { type: one.type, ...answer(stream, one) } }
      } catch (error) {
        return { type: 'error', error: failure(error) }
      }
    })
    const next = closed ? null : crypto.randomUUID()
    if (next) streams.set(next, stream)
    else stream.db.close()
    return reply(200, { baton: next, base_url: null, results })
  })

  function answer(stream: Stream, { type, stmt, sql, sql_id, batch }: Req) {
    if (type === 'execute') return { result: execute(stream, stmt!) }
    if (type === 'batch') return { result: runBatch(stream, batch!.steps) }
    if (type === 'sequence') stream.db.exec(textOf(stream, { sql, sql_id }))
    if (type === 'store_sql') stream.texts.set(sql_id!, sql!)
    if (type === 'close_sql') stream.texts.delete(sql_id!)
    return {}
  }

  function runBatch(stream: Stream, steps: Step[]) {
    const results: unknown[] = []
    const errors: (Failure | null)[] = []
    const holds = (cond: Cond): boolean => {
      if (cond.type === 'ok') return results[cond.step!] !== null
      if (cond.type === 'error') return errors[cond.step!] !== null
      if (cond.type === 'not') return !holds(cond.cond!)
      if (cond.type === 'and') return cond.conds!.every(holds)
      if (cond.type === 'or') return cond.conds!.some(holds)
      return !stream.db.inTransaction
    }
    for (const { stmt, condition } of steps) {
      let result: unknown = null
      let error: Failure | null = null
      try {
        if (!condition || holds(condition)) result = execute(stream, stmt)
      } catch (thrown) {
        error = failure(thrown)
      }
      results.push(result)
      errors.push(error)
    }
    return { step_results: results, step_errors: errors }
  }

  function execute(stream: Stream, stmt: Stmt) {
    statements += 1
    const prepared = stream.db.prepare(textOf(stream, stmt))
    const named = stmt.named_args?.map(({ name, value }) => [name.replace(/^[:@$]/, ''), decode(value)])
    const args = named?.length ? [Object.fromEntries(named)] : (stmt.args ?? []).map(decode)
    if (!prepared.reader) {
      const { changes, lastInsertRowid } = prepared.run(...args)
      return { cols: [], rows: [], affected_row_count: changes, last_insert_rowid: String(lastInsertRowid) }
    }
    const cols = prepared.columns().map(({ name, type }) => ({ name, decltype: type }))
    const rows = prepared.raw(true).all(...args) as unknown[][]
    return { cols, rows: rows.map(row => row.map(encode)), affected_row_count: 0, last_insert_rowid: null }
  }

  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What was asked since the start. */
    count: () => ({ requests, statements }),
    /** Streams a client forgot to close. */
    open: () => streams.size,
    close: () =>
      new Promise<void>(resolve => {
        for (const { db } of streams.values()) db.close()
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

function open(file: string) {
  const db = new Database(file, { timeout: 10_000 })
  db.exec('pragma journal_mode = wal; pragma foreign_keys = on')
  return db
}

function textOf({ texts }: Stream, { sql, sql_id }: Stmt) {
  const text = sql ?? texts.get(sql_id!)
  if (text === undefined) throw Object.assign(new Error(`unknown sql_id ${sql_id}`), { code: 'SQL_NOT_FOUND' })
  return text
}

function failure(error: unknown): Failure {
  const { message, code } = error as { message: string; code?: string }
  return { message, code: code ?? 'UNKNOWN' }
}

function decode({ type, value, base64 }: Value) {
  if (type === 'null') return null
  if (type === 'integer') return Number(value)
  if (type === 'blob') return Buffer.from(base64!, 'base64')
  return value
}

function encode(value: unknown): Value {
  if (value === null || value === undefined) return { type: 'null' }
  if (typeof value === 'string') return { type: 'text', value }
  if (value instanceof Uint8Array) return { type: 'blob', base64: Buffer.from(value).toString('base64') }
  if (Number.isInteger(value) || typeof value === 'bigint') return { type: 'integer', value: String(value) }
  return { type: 'float', value: value as number }
}

async function readJson(request: IncomingMessage) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString('utf8'))
}
