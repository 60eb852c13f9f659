import { newId } from '../../../shared/ids'
import { alone } from './alone'
import type { CheckinPage } from './contract'
import { forgetOld, forgetsAt } from './forget'
import type { LineState } from './line'
import { correctedNow, emptyPhone, type Held, type Phone } from './phone'
import { collectPass, sendAll, type World } from './send'
import type { Vault } from './vault'

export type Place = {
  screen: 'home' | 'roster' | 'scan' | 'walkIn' | 'count' | 'refused' | 'about'
  session?: string
  /** The refused walk-in that is being corrected. */
  nonce?: string
}

export type App = ReturnType<typeof openApp>

const SOON = 400
/** Other phones' words come with the roster. */
const RENEW = 120_000
const BACKOFF = [5_000, 15_000, 30_000, 60_000, 120_000]
const LONGEST_TIMER = 2 ** 31 - 1

/**
 * What the screens share: what the phone holds, ways to change it, and the sending that follows. A change is told to
 * the screens once it is put away.
 */
export function openApp(vault: Vault, page: CheckinPage, told: () => void) {
  const wallClock = Date.now
  const tabs = typeof BroadcastChannel === 'function' ? new BroadcastChannel('san-choi-checkin') : null
  const world: World = { ...vault, change, fetch: (path, init) => fetch(path, init), wallClock }
  let phone: Phone = emptyPhone
  let failed = false
  const line: LineState = { online: navigator.onLine, outcome: null, sending: false }
  let again: ReturnType<typeof setTimeout>
  let midnight: ReturnType<typeof setTimeout>
  let tries = 0

  async function change(next: (phone: Phone) => Phone, afresh = false): Promise<Phone> {
    take(await vault.change(next, afresh))
    tabs?.postMessage('changed')
    return phone
  }

  function take(next: Phone) {
    phone = next
    const { held } = phone
    clearTimeout(midnight)
    if (held?.sessions.length) {
      const left = forgetsAt(held) - correctedNow(held, wallClock())
      midnight = setTimeout(forget, Math.min(Math.max(left, 60_000), LONGEST_TIMER))
    }
    told()
  }

  /** First of all, and whenever the day may have ended. */
  async function forget() {
    const before = await vault.read()
    if (forgetOld(before, wallClock()) !== before) await change(now => forgetOld(now, wallClock()), true)
    else take(before)
  }

  /** Puts a change away; only then does the screen say so. */
  async function record(next: (held: Held, made: { nonce: string; at: number }) => Held) {
    try {
      const made = (held: Held) => ({ nonce: newId(), at: correctedNow(held, wallClock()) })
      await change(now => (now.held ? { ...now, held: next(now.held, made(now.held)) } : now))
      failed = false
    } catch {
      failed = true
      told()
    }
    askInBackground()
    schedule(SOON)
  }

  const schedule = (after: number) => {
    clearTimeout(again)
    again = setTimeout(sync, after)
  }

  async function sync() {
    if (!phone.held || phone.held.ended || line.sending) return
    // Nobody looks: the roster can wait until somebody does.
    if (document.visibilityState === 'hidden' && !phone.held.queue.length) return schedule(RENEW)
    line.sending = true
    told()
    line.outcome = await alone(() => sendAll(world))
    line.sending = false
    line.online = line.outcome === 'done' || line.outcome === 'busy' || navigator.onLine
    tries = line.outcome === 'done' ? 0 : tries + 1
    const waiting = phone.held?.queue.length
    if (line.outcome === 'done') schedule(waiting ? SOON : RENEW)
    else if (phone.held && !phone.held.ended) schedule(BACKOFF[Math.min(tries, BACKOFF.length) - 1]!)
    told()
  }

  async function collect(code: string) {
    const outcome = await alone(() => collectPass(world, code))
    if (outcome.kind === 'collected') {
      line.outcome = null
      // Asks the browser not to make room at the expense of what is not sent.
      navigator.storage?.persist?.().catch(() => {})
      schedule(SOON)
    }
    return outcome
  }

  tabs?.addEventListener('message', () => vault.read().then(take))
  addEventListener('online', () => {
    line.online = true
    tries = 0
    schedule(0)
    told()
  })
  addEventListener('offline', () => {
    line.online = false
    told()
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') forget().then(() => schedule(0))
  })

  return {
    page,
    words: page.words,
    line,
    phone: () => phone,
    now: () => correctedNow(phone.held, wallClock()),
    wallClock,
    hasFailed: () => failed,
    ...{ forget, change, record, sync, collect },
  }
}

/** The browser sends by itself once there is network, also when the page is closed. */
function askInBackground() {
  navigator.serviceWorker?.ready
    .then(({ sync }: ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } }) =>
      sync?.register('send'),
    )
    .catch(() => {})
}
