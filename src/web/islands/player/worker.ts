/**
 * The service worker of one board's player: its scope is the address of one key, and its cache holds that key's page
 * and no other. The schedule never comes from here; the player remembers it by itself.
 */
type Lasting = Event & { waitUntil(work: Promise<unknown>): void }
type Fetching = Lasting & { request: Request; respondWith(answer: Promise<Response>): void }
type Scope = {
  registration: { scope: string }
  clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listen: (event: Lasting) => void): void
  addEventListener(type: 'fetch', listen: (event: Fetching) => void): void
  addEventListener(type: 'message', listen: (event: Lasting & { data: unknown }) => void): void
}

const PATIENCE = 4000
const worker = self as unknown as Scope
const { scope } = worker.registration
const page = `${scope}player`
const held = () => caches.open(`san-choi-led ${scope}`)

worker.addEventListener('install', event => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', event => event.waitUntil(worker.clients.claim()))

worker.addEventListener('fetch', event => {
  const { request } = event
  if (request.method !== 'GET') return
  const { origin, pathname } = new URL(request.url)
  const address = origin + pathname
  if (request.mode === 'navigate') {
    if (address === page) event.respondWith(openPage(event))
  } else if (isLasting(address)) event.respondWith(fromCache(request))
})

/** The player says what it is made of and what it will show. */
worker.addEventListener('message', event => {
  if (Array.isArray(event.data)) event.waitUntil(keepOnly(event.data.map(String)))
})

/** Addresses that name their content: those with a version, fonts, and frames by their hash. */
const isLasting = (address: string): boolean =>
  address.startsWith(`${scope}frames/`) || /^\/(assets|fonts)\//.test(address.slice(new URL(scope).origin.length))

async function fromCache(request: Request): Promise<Response> {
  const cache = await held()
  const known = await cache.match(request.url)
  if (known) return known
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request.url, answer.clone()).catch(() => {})
  return answer
}

/** From the server if it answers in time and with a player; else the one that is kept. */
async function openPage(event: Fetching): Promise<Response> {
  const cache = await held()
  const known = await cache.match(page)
  const fresh = fetch(event.request).then(async answer => {
    const isPlayer = answer.ok && /id="board"/.test(await answer.clone().text())
    if (isPlayer) await cache.put(page, answer.clone()).catch(() => {})
    return { answer, isPlayer }
  })
  if (!known) return (await fresh).answer
  event.waitUntil(fresh.catch(() => {}))
  const late = new Promise<null>(resolve => setTimeout(() => resolve(null), PATIENCE))
  const first = await Promise.race([fresh.catch(() => null), late])
  return first?.isPlayer ? first.answer : known
}

async function keepOnly(urls: string[]): Promise<void> {
  const cache = await held()
  const [wanted, known] = [new Set(urls), new Set((await cache.keys()).map(({ url }) => url))]
  for (const url of Array.from(known)) if (!wanted.has(url)) await cache.delete(url)
  for (const url of urls) if (!known.has(url)) await add(cache, url)
}

async function add(cache: Cache, url: string): Promise<void> {
  if (url !== page && !isLasting(url.split('?')[0]!)) return
  try {
    const answer = await fetch(url, { credentials: 'omit' })
    if (answer.ok) await cache.put(url, answer)
  } catch {
    // The next schedule, or the next load of the page, tries again.
  }
}
