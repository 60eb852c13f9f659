// The page of a board that waits to be paired. For the WebViews of old players: Chromium 70, no build step.
;(() => {
  const PLAYER = 'san-choi-led-player'
  const WAITING = 'san-choi-led-pairing'
  const RETRY_SECONDS = 10
  const ANSWER_WITHIN = 15000
  // As `screen-schema.ts` bounds a board.
  const LEAST = 16
  const MOST = 4096
  const MOST_PIXELS = 4096 * 1024

  const at = id => document.getElementById(id)
  const page = at('pair')
  const words = page.dataset
  let held = null
  let lasts = 0
  let endsAt = Infinity

  /** A device that was paired before: its board, unless the key was stopped since. */
  async function again(address) {
    const { status } = await send(address, { cache: 'no-store' })
    if (status === 200 || (status === 0 && (await worksAlone(address)))) return location.replace(address)
    if (status === 404 || status === 410) {
      forget(lasting(), PLAYER)
      return ask()
    }
    say(words.offline)
    later(() => again(address), RETRY_SECONDS)
  }

  /** So that the device finds its player again also when it starts without network. */
  async function keepPage() {
    try {
      await navigator.serviceWorker.register(words.worker, { scope: location.pathname })
    } catch (_) {
      // `http:`, or an old WebView: the browser's own memory has to do.
    }
  }

  /** Whether the player is kept on the device, and so can be opened without network. */
  async function worksAlone(address) {
    try {
      return Boolean(await caches.match(address))
    } catch (_) {
      return false
    }
  }

  async function ask() {
    held = null
    forget(passing(), WAITING)
    at('waiting').hidden = true
    const size = sizeOf(screen.width, screen.height, window.devicePixelRatio || 1)
    const { status, body, retryAfter } = await post('/led/v1/pairings', size)
    if (status === 201) {
      held = { id: body.id, secret: body.secret, code: body.code }
      keep(passing(), WAITING, held)
      lastsFor(body.expiresInSec)
      show()
      return later(wait, body.pollAfterSec)
    }
    say(status === 429 ? words.busy : words.offline)
    later(ask, retryAfter || RETRY_SECONDS)
  }

  async function wait() {
    if (at('waiting').hidden && performance.now() < endsAt) show()
    const { status, body } = await post(`/led/v1/pairings/${held.id}/collection`, { secret: held.secret })
    if (status === 200) {
      keep(lasting(), PLAYER, body.player)
      forget(passing(), WAITING)
      say(words.paired)
      return location.replace(body.player)
    }
    if (status === 404 || status === 410) return ask()
    if (status === 202) lastsFor(body.expiresInSec)
    say(status === 202 ? '' : words.offline)
    later(wait, status === 202 ? body.pollAfterSec : RETRY_SECONDS)
  }

  function show() {
    const [first, second] = held.code
      .split('-')
      .map(half => made('span', ...[...half].map(letter => made('b', letter))))
    at('code').textContent = ''
    at('code').append(first, made('i', '-'), second)
    at('waiting').hidden = false
    say('')
    showTime()
  }

  function made(name, ...parts) {
    const element = document.createElement(name)
    element.append(...parts)
    return element
  }

  /** What the clock of the device says makes no difference: seconds are counted from the answer. */
  function lastsFor(seconds) {
    lasts = Math.max(lasts, seconds)
    endsAt = performance.now() + seconds * 1000
    showTime()
  }

  function showTime() {
    const left = Math.max(0, Math.ceil((endsAt - performance.now()) / 1000))
    // A code that is over leads nowhere, even where no new one can be had.
    if (held && left === 0) at('waiting').hidden = true
    const known = Number.isFinite(left)
    at('left').hidden = !known
    at('changes').hidden = !known
    if (!known) return
    at('left').value = lasts ? left / lasts : 0
    at('changes').textContent = words.changes.replace('{time}', `${Math.floor(left / 60)}:${`0${left % 60}`.slice(-2)}`)
  }

  function say(text) {
    at('note').textContent = text
  }

  /** The pixels of the device, or as many in the same shape as a board may have. */
  function sizeOf(width, height, ratio) {
    const scale = Math.min(ratio, MOST / width, MOST / height, Math.sqrt(MOST_PIXELS / (width * height)))
    const whole = length => Math.max(LEAST, Math.floor(length * scale))
    return { width: whole(width), height: whole(height) }
  }

  function post(address, body) {
    return send(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  }

  /** Status 0 where no answer comes, or not all of it. */
  async function send(address, options) {
    const given = new AbortController()
    const timer = setTimeout(() => given.abort(), ANSWER_WITHIN)
    try {
      const answer = await fetch(address, { ...options, signal: given.signal })
      const text = await answer.text()
      const isJson = /json/.test(answer.headers.get('content-type') || '')
      const retryAfter = Number(answer.headers.get('retry-after'))
      return { status: answer.status, body: isJson ? JSON.parse(text) : null, retryAfter }
    } catch (_) {
      return { status: 0, body: null, retryAfter: 0 }
    } finally {
      clearTimeout(timer)
    }
  }

  function later(work, seconds) {
    setTimeout(work, seconds * 1000)
  }

  // Some devices keep nothing, and say so by throwing at the first touch.
  function lasting() {
    try {
      return localStorage
    } catch (_) {
      return null
    }
  }
  function passing() {
    try {
      return sessionStorage
    } catch (_) {
      return null
    }
  }
  function recall(store, name) {
    try {
      return JSON.parse(store.getItem(name))
    } catch (_) {
      return null
    }
  }
  function keep(store, name, value) {
    try {
      store.setItem(name, JSON.stringify(value))
    } catch (_) {}
  }
  function forget(store, name) {
    try {
      store.removeItem(name)
    } catch (_) {}
  }

  if (/[?&]new\b/.test(location.search)) {
    forget(lasting(), PLAYER)
    forget(passing(), WAITING)
  }
  keepPage()
  const player = recall(lasting(), PLAYER)
  held = recall(passing(), WAITING)
  setInterval(showTime, 1000)
  if (player) again(player)
  else if (held) wait()
  else ask()
})()
