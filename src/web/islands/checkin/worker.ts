import { alone } from './alone'
import { forgetOld } from './forget'
import { sendAll } from './send'
import { openVault } from './vault'

/**
 * The service worker of the check-in page. It keeps the page and what it is made of, never an answer of `/checkin/v1`,
 * and sends what waits when the browser says that there is network again.
 */
type Lasting = Event & { waitUntil(work: Promise<unknown>): void }
type Fetching = Lasting & { request: Request; respondWith(answer: Promise<Response>): void }
type Scope = {
  clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate' | 'sync', listen: (event: Lasting) => void): void
  addEventListener(type: 'fetch', listen: (event: Fetching) => void): void
  addEventListener(type: 'message', listen: (event: Lasting & { data: unknown }) => void): void
}

const PATIENCE = 4000
const CACHE = 'san-choi-checkin'
const worker = self as unknown as Scope
const held = () => caches.open(CACHE)
/** The page in its two languages; nothing else that its address might say is kept. */
const pageOf = ({ origin, searchParams }: URL): string =>
  `${origin}/checkin${searchParams.get('lang') === 'en' ? '?lang=en' : ''}`

worker.addEventListener('install', event => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', event => event.waitUntil(worker.clients.claim()))

worker.addEventListener('fetch', event => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (request.mode === 'navigate') {
    if (url.pathname === '/checkin') event.respondWith(openPage(event, pageOf(url)))
  } else if (isLasting(url)) event.respondWith(fromCache(request))
})

worker.addEventListener('message', event => {
  if (Array.isArray(event.data)) event.waitUntil(keepOnly(event.data.map(String)))
})

worker.addEventListener('sync', event => event.waitUntil(sendAtLast()))

/** While no page is open, or beside one: whoever sends first, the server counts once. */
async function sendAtLast(): Promise<void> {
  const vault = openVault()
  const wallClock = Date.now
  await vault.change(phone => forgetOld(phone, wallClock()), true)
  const world = { ...vault, wallClock, fetch: (path: string, init: RequestInit) => fetch(path, init) }
  const outcome = await alone(() => sendAll(world))
  new BroadcastChannel('san-choi-checkin').postMessage('changed')
  // The browser tries again later.
  if (outcome === 'offline' || outcome === 'busy') throw new Error(outcome)
}

/** Addresses that name their content by a version. */
const isLasting = ({ pathname }: URL): boolean => /^\/(assets|fonts)\//.test(pathname)

async function fromCache(request: Request): Promise<Response> {
  const known = await (await held()).match(request.url)
  return known || fetch(request)
}

/** From the server if it answers in time and with this page; else the one that is kept. */
async function openPage(event: Fetching, page: string): Promise<Response> {
  const cache = await held()
  const known = await cache.match(page)
  const fresh = fetch(event.request).then(async answer => {
    const isOurs = answer.ok && /id="checkin-page"/.test(await answer.clone().text())
    if (isOurs) await cache.put(page, answer.clone()).catch(() => {})
    return { answer, isOurs }
  })
  if (!known) return (await fresh).answer
  event.waitUntil(fresh.catch(() => {}))
  const late = new Promise<null>(resolve => setTimeout(() => resolve(null), PATIENCE))
  const first = await Promise.race([fresh.catch(() => null), late])
  return first?.isOurs ? first.answer : known
}

async function keepOnly(urls: string[]): Promise<void> {
  const cache = await held()
  const wanted = new Set(urls)
  const known = new Set((await cache.keys()).map(({ url }) => url))
  for (const url of urls) if (!known.has(url)) await add(cache, url)
  for (const url of Array.from(known)) if (!wanted.has(url) && !/\/checkin(\?|$)/.test(url)) await cache.delete(url)
}

async function add(cache: Cache, address: string): Promise<void> {
  const url = new URL(address)
  if (url.origin !== location.origin || (url.pathname !== '/checkin' && !isLasting(url))) return
  try {
    const answer = await fetch(address, { credentials: 'omit' })
    if (answer.ok) await cache.put(url.pathname === '/checkin' ? pageOf(url) : address, answer)
  } catch {
    // The next time the page is opened tries again.
  }
}
