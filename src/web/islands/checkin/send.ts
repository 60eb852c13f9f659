import type { BatchAnswer, Operation, Roster } from './contract'
import { endPass, forgetOld, isOver } from './forget'
import { collect, settle, takeRoster } from './hear'
import { correctedNow, type Held, type Phone, unsent } from './phone'

/** The server takes 500; fewer arrive sooner on a poor line. */
const BATCH = 200
const PATIENCE = 20_000
/** The whole batch is refused: for its form, or its length. */
const UNREADABLE = [400, 413, 422]

/** What sending needs of the world around it. */
export type World = {
  change(next: (phone: Phone) => Phone, afresh?: boolean): Promise<Phone>
  read(): Promise<Phone>
  fetch(path: string, init: RequestInit): Promise<Response>
  wallClock(): number
}

/** How the server refuses. */
type Problem = { code: string; title: string }

/** What came of it: everything is there, no network, the server is busy or ill, or the pass has ended. */
export type Outcome = 'done' | 'offline' | 'busy' | 'ended'

/** Sends all that waits, batch by batch, then asks for the roster, in which other phones' words stand. */
export async function sendAll(world: World): Promise<Outcome> {
  let size = BATCH
  try {
    for (;;) {
      const { held } = await world.read()
      if (!held || held.ended) return 'ended'
      if (!held.queue.length) return await renew(world, held)
      const operations = held.queue.slice(0, size)
      const answer = await ask(world, 'batches', held.key, { schemaVersion: 1, operations })
      const ended = await endOf(world, answer)
      if (ended) return ended
      let said: BatchAnswer | null = answer.ok ? await answer.json() : null
      if (!said && UNREADABLE.includes(answer.status)) {
        // One that the server cannot read must not keep the others from it: it is found by smaller batches.
        if (operations.length === 1) said = await refusalOf(answer, operations[0]!, world)
        else size = Math.ceil(operations.length / 4)
      } else if (!said?.results.length) return 'busy'
      const answered = said
      if (answered) await change(world, mine => settle(mine, answered, world.wallClock()), held.key)
    }
  } catch {
    return 'offline'
  }
}

async function refusalOf(answer: Response, { nonce }: Operation, { wallClock, read }: World): Promise<BatchAnswer> {
  const { title = '', code = 'invalid' } = (await answer.json().catch(() => ({}))) as Partial<Problem>
  const now = correctedNow((await read()).held, wallClock())
  return { now, results: [{ nonce, status: 'refused', reason: { code, message: title } }] }
}

async function renew(world: World, held: Held): Promise<Outcome> {
  // The server gives the roster for some hours of the night; a phone has no use for it any more.
  if (isOver(held, correctedNow(held, world.wallClock()))) {
    await world.change(phone => forgetOld(phone, world.wallClock()), true)
    return 'done'
  }
  const answer = await ask(world, 'roster', held.key)
  if (answer.status === 410 && (await codeOf(answer.clone())) === 'roster_closed') {
    // The day is over by the server's clock, whatever ours says.
    await world.change(phone => forgetOld(phone, Math.max(world.wallClock(), endOfDay(phone))), true)
    return 'done'
  }
  const ended = await endOf(world, answer)
  if (ended) return ended
  if (!answer.ok) return 'busy'
  const roster: Roster = await answer.json()
  await change(world, mine => ({ ...takeRoster(mine, roster, world.wallClock()), sentAt: roster.now }), held.key)
  return 'done'
}

const endOfDay = ({ held }: Phone): number =>
  held ? Math.max(...held.sessions.map(({ endsAt }) => endsAt), 0) + 86_400_000 - held.offset : 0

/** Another tab may have collected another pass meanwhile, which this answer says nothing about. */
async function change({ change }: World, next: (held: Held) => Held, key: string): Promise<Held | null> {
  const { held } = await change(phone =>
    phone.held && phone.held.key === key ? { ...phone, held: next(phone.held) } : phone,
  )
  return held
}

async function endOf(world: World, answer: Response): Promise<Outcome | null> {
  if (answer.status !== 401 && answer.status !== 410) return null
  // The page of a portal or of a proxy between says nothing about the pass.
  const code = await codeOf(answer)
  if (!code) return 'busy'
  // A key that the server does not know may be its fault: only a revoked one takes along what is not sent.
  const kind = code === 'device_revoked' ? 'revoked' : 'expired'
  await world.change(phone => endPass(phone, kind, world.wallClock()), true)
  return 'ended'
}

const codeOf = (answer: Response): Promise<string | undefined> =>
  answer.json().then(
    body => (body as Partial<Problem> | null)?.code,
    () => undefined,
  )

function ask(world: World, path: string, key: string | null, body?: unknown): Promise<Response> {
  const control = new AbortController()
  const patience = setTimeout(() => control.abort(), PATIENCE)
  const headers: Record<string, string> = { accept: 'application/json' }
  if (key) headers.authorization = `Bearer ${key}`
  if (body) headers['content-type'] = 'application/json'
  return world
    .fetch(`/checkin/v1/${path}`, {
      ...{ method: body ? 'POST' : 'GET', headers, signal: control.signal },
      ...{ cache: 'no-store', credentials: 'omit', redirect: 'error' },
      body: body ? JSON.stringify(body) : undefined,
    })
    .finally(() => clearTimeout(patience))
}

export type Collected =
  | { kind: 'collected' }
  | { kind: 'unsent' | 'offline' | 'busy' }
  | { kind: 'refused'; message: string }

/**
 * Exchanges the code of a pass for a key and the roster. What an earlier pass of this phone has not sent goes first,
 * under its own key; what cannot be sent that way goes on with the new one.
 */
export async function collectPass(world: World, code: string): Promise<Collected> {
  const { held } = await world.read()
  if (unsent(held) && !held!.ended) {
    const outcome = await sendAll(world)
    if (outcome === 'offline') return { kind: 'offline' }
    if (outcome === 'busy') return { kind: 'unsent' }
  }
  try {
    const answer = await ask(world, 'devices', null, { code })
    const body = (await answer.json()) as Problem | ({ key: string } & Roster)
    if ('code' in body) return { kind: 'refused', message: body.title }
    if (!answer.ok) return { kind: 'busy' }
    const { key, ...roster } = body
    await world.change(
      ({ held: before, note }) => ({
        held: collect(key, roster, world.wallClock(), before),
        note: note?.lost.length ? note : null,
      }),
      true,
    )
    return { kind: 'collected' }
  } catch (error) {
    return { kind: error instanceof SyntaxError ? 'busy' : 'offline' }
  }
}
