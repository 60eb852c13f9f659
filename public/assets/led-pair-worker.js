// Keeps the page that pairs a board, so that a device which starts with it finds its player also without network.
;(() => {
  const PAGE = '/led/pair'
  const held = () => caches.open('san-choi-led-pair')
  const isPart = path => /^\/(assets|fonts)\//.test(path)

  self.addEventListener('install', event => {
    self.skipWaiting()
    event.waitUntil(fetch(PAGE).then(keep))
  })
  self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))

  self.addEventListener('fetch', event => {
    const { method, mode, url } = event.request
    const { origin, pathname } = new URL(url)
    if (method !== 'GET' || origin !== location.origin) return
    if (mode === 'navigate' && pathname === PAGE) event.respondWith(open(event))
    else if (isPart(pathname)) event.respondWith(part(event.request))
  })

  /** From the server while it answers with the page, else as it was kept. */
  async function open(event) {
    const known = await (await held()).match(PAGE)
    try {
      const answer = await fetch(event.request)
      if (answer.ok) event.waitUntil(keep(answer.clone()).catch(() => {}))
      return answer.ok || !known ? answer : known
    } catch (error) {
      if (known) return known
      throw error
    }
  }

  async function part(request) {
    return (await (await held()).match(request.url)) || fetch(request)
  }

  /** The page and what it names; what an older one named goes. */
  async function keep(answer) {
    if (!answer.ok) throw new Error(`${answer.status}`)
    const cache = await held()
    const text = await answer.clone().text()
    const parts = Array.from(new Set(text.match(/\/assets\/led-pair\.[^"]+/g)))
    await Promise.all(parts.map(async path => (await cache.match(path)) || cache.add(path)))
    await cache.put(PAGE, answer)
    for (const { url } of await cache.keys()) {
      const path = url.slice(location.origin.length)
      if (path !== PAGE && !parts.includes(path)) await cache.delete(url)
    }
  }
})()
