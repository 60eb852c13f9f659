// biome-ignore-all lint/complexity/useOptionalChain: Chromium 70 knows none
// The LED player, for WebViews as old as Chromium 70. It plays the last schedule it was given, checks every window
// before every frame, and shows nothing but the failsafe when neither schedule nor time can be trusted.
;(() => {
  const FAILSAFE = {
    id: 'failsafe',
    revision: 0,
    kind: 'hotline',
    text: 'GỌI 111 – Bảo vệ trẻ em – Miễn phí, 24/7',
    lines: ['GỌI 111', 'Bảo vệ trẻ em', 'Miễn phí, 24/7'],
    durationSec: 10,
  }
  const FRAME = 250
  const SHORTEST_PAGE = 3000
  const OTHERS_BETWEEN_HOTLINE = 4
  const PATIENCE = 20000
  const LINE_HEIGHT = 1.3
  const LEAST_SQUEEZE = 0.85
  const DRIFT = 120000
  const TONES = {
    hotline: ['yellow', 'white', 'green'],
    event: ['yellow', 'green', 'white'],
    postponement: ['red', 'white', 'white'],
    cancellation: ['red', 'white', 'white'],
    message: ['white', 'white', 'white'],
  }

  const board = document.getElementById('board')
  const data = board.dataset
  const width = Number(data.width)
  const height = Number(data.height)
  const memoryKey = `san-choi-led-${data.screen}`
  const padding = Math.max(1, Math.round(Math.min(width, height) * 0.05))
  const smallest = Math.max(8, Math.floor(Math.min(width, height) / 10))

  board.style.width = `${width}px`
  board.style.height = `${height}px`
  board.style.padding = `${padding}px`

  /* Time: what the server said last, counted on by both clocks of the device. */

  let offset = null
  let anchor = null
  const ticks = () => performance.now()

  // Null without trusted time. Where the two clocks part, one was set or stood still, and neither is believed.
  function now() {
    if (offset === null) return null
    const at = Date.now() + offset
    if (Math.abs(at - (ticks() + anchor)) > DRIFT) {
      offset = null
      return null
    }
    return at
  }

  function hearTime(response) {
    const said = Date.parse(response.headers.get('date') || '')
    if (Number.isNaN(said)) return
    // Whole seconds in the header: half of one is the fairest guess.
    const heard = said + (Number(response.headers.get('age')) || 0) * 1000 + 500
    const at = now()
    if (at !== null && Math.abs(heard - at) < 1500) return
    offset = heard - Date.now()
    anchor = heard - ticks()
    if (Math.abs(offset) > DRIFT) console.warn(`clock off by ${Math.round(offset / 1000)} s`)
    try {
      sessionStorage.setItem(memoryKey, String(offset))
    } catch {
      // Storage may be full or forbidden; the player only loses its memory over a reload.
    }
  }

  /* The schedule, and its memory over a reload. */

  let schedule = null
  let etag = null

  // Devices without a time zone database must still read the instants, so they are turned into numbers once.
  function take(text) {
    const read = JSON.parse(text)
    if (read.schemaVersion !== 1 || !Array.isArray(read.items)) throw new Error('schedule')
    read.until = Date.parse(read.validUntil)
    read.items.forEach(item => {
      item.start = item.notBefore ? Date.parse(item.notBefore) : -Infinity
      item.end = item.notAfter ? Date.parse(item.notAfter) : Infinity
      item.key = `${item.id}\n${item.revision}\n${item.text}`
    })
    schedule = read
  }

  function remember(text) {
    try {
      localStorage.setItem(memoryKey, text)
    } catch {
      // As above.
    }
  }

  function recall() {
    try {
      // The offset outlives a reload but not the device's restart, after which its clock may be anything.
      const known = sessionStorage.getItem(memoryKey)
      if (known !== null && !Number.isNaN(Number(known))) {
        offset = Number(known)
        anchor = Date.now() + offset - ticks()
      }
      const text = localStorage.getItem(memoryKey)
      if (text) take(text)
    } catch {
      schedule = null
    }
  }

  /* Polling: spread over the boards of a ward by a jitter that is always the same for one screen. */

  const jitter = (() => {
    let sum = 0
    for (let i = 0; i < data.screen.length; i++) sum = (sum * 31 + data.screen.charCodeAt(i)) % 2001
    return 0.9 + sum / 10000
  })()

  let pausedFor = 0

  function poll() {
    const control = new AbortController()
    const patience = setTimeout(() => control.abort(), PATIENCE)
    const headers = etag ? { 'If-None-Match': etag } : {}
    fetch(data.schedule, { headers, cache: 'no-store', credentials: 'omit', signal: control.signal })
      .then(response => {
        if (response.ok || response.status === 304) hearTime(response)
        if (response.status === 429 || response.status === 503) {
          pausedFor = Math.min(3600, Number(response.headers.get('retry-after')) || 0)
        }
        if (!response.ok) return
        return response.text().then(text => {
          take(text)
          etag = response.headers.get('etag')
          remember(text)
          frame()
        })
      })
      .catch(() => {
        // No network, or an answer that cannot be read: what is known stays in force until its end.
      })
      .then(() => {
        clearTimeout(patience)
        const seconds = Math.max(pausedFor, (schedule && schedule.pollAfterSec) || Number(data.poll))
        pausedFor = 0
        setTimeout(poll, seconds * 1000 * jitter)
      })
  }

  /* What may be shown at this moment. */

  // Null: only the failsafe may be shown. Empty: the board is dark.
  function active() {
    const at = now()
    if (at === null || schedule === null || !(at < schedule.until)) return null
    return schedule.items.filter(item => item.start <= at && at < item.end)
  }

  let sinceHotline = OTHERS_BETWEEN_HOTLINE
  let lastKey = null
  let lastIndex = -1
  let loopEnded = true

  // The loop in the schedule's order: 111 at its head, and again after every four others.
  function next(items) {
    const hotline = items.find(item => item.id === 'hotline-111')
    const others = items.filter(item => item !== hotline)
    if (hotline && (!others.length || loopEnded || sinceHotline >= OTHERS_BETWEEN_HOTLINE)) {
      sinceHotline = 0
      loopEnded = false
      return hotline
    }
    const found = others.findIndex(item => item.key === lastKey)
    // Where the last one has gone, the next has moved into its place.
    const index = (found < 0 ? Math.max(0, lastIndex) : found + 1) % others.length
    lastKey = others[index].key
    lastIndex = index
    loopEnded = index === others.length - 1
    sinceHotline++
    return others[index]
  }

  /* Frames. */

  let shown = null
  let pages = []
  let page = 0
  let pageEnds = 0

  function frame() {
    const items = active()
    if (items && !items.length) return show(null)
    const allowed = items || [FAILSAFE]
    if (!items && shown !== FAILSAFE) return show(FAILSAFE)
    const still = shown && (shown === FAILSAFE ? !items : allowed.some(item => item.key === shown.key))
    if (!still) return show(next(allowed))
    // A clock that was set back must not hold a page for hours.
    if (ticks() < pageEnds && pageEnds - ticks() < 120000) return
    if (page + 1 < pages.length) return turnTo(page + 1)
    show(items ? next(items) : FAILSAFE)
  }

  function show(item) {
    if (item === null && shown === null) return
    const same = item && shown && item.key === shown.key && item.kind === shown.kind
    shown = item
    if (!same) pages = item ? paginate(item) : []
    turnTo(0)
  }

  function turnTo(index) {
    page = index
    draw(pages[index] || [])
    if (!shown) return
    board.setAttribute('data-showing', shown.id)
    pageEnds = ticks() + Math.max(SHORTEST_PAGE, (shown.durationSec * 1000) / pages.length)
  }

  /* Fitting: the largest letters that hold the text; where even the smallest do not, the text takes several pages. */

  function paginate(item) {
    const tones = TONES[item.kind] || TONES.message
    const lines = item.lines.map((text, index) => ({ text, tone: tones[Math.min(index, 2)] }))
    if (fits(lines, smallest)) return [lines]
    const result = []
    lines.forEach(line => {
      let words = []
      line.text.split(' ').forEach(word => {
        if (words.length && !fits([{ text: words.concat(word).join(' '), tone: line.tone }], smallest)) {
          result.push([{ text: words.join(' '), tone: line.tone }])
          words = []
        }
        words.push(word)
      })
      result.push([{ text: words.join(' '), tone: line.tone }])
    })
    return result
  }

  function draw(lines) {
    if (!lines.length) {
      board.textContent = ''
      board.removeAttribute('data-showing')
      return
    }
    let low = Math.min(smallest, height - 2 * padding)
    if (!fits(lines, low)) {
      // A single word wider than the board: broken, and smaller if it must be.
      while (low > 4 && !fits(lines, low, true)) low--
      return place(lines, low, true)
    }
    // From above, one by one: as lines are squeezed and broken, a size may fit although a smaller one does not.
    let size = Math.max(low, Math.floor((height - 2 * padding) / (LINE_HEIGHT * lines.length)))
    while (size > low && !fits(lines, size)) size--
    place(lines, Math.max(low, size), false)
  }

  function fits(lines, size, broken) {
    place(lines, size, broken)
    return board.scrollWidth <= width && board.scrollHeight <= height && spread() <= height - 2 * padding + 0.01
  }

  // A centred column overflows on both sides, and the upper one is no part of `scrollHeight`.
  function spread() {
    const first = board.firstChild.getBoundingClientRect()
    const last = board.lastChild.getBoundingClientRect()
    return last.bottom - first.top
  }

  function place(lines, size, broken) {
    board.style.fontSize = `${size}px`
    board.textContent = ''
    // No line is larger than the one before it: time, title, place.
    let largest = size
    lines.forEach(line => {
      const element = document.createElement('div')
      element.className = `line ${line.tone}${broken ? ' break' : ''}`
      element.textContent = line.text
      board.appendChild(element)
      if (!broken) largest = squeeze(element, largest)
    })
  }

  // A line that is only a little too long reads better smaller than broken.
  function squeeze(element, size) {
    element.style.whiteSpace = 'nowrap'
    element.style.fontSize = `${size}px`
    const room = element.clientWidth
    const natural = element.scrollWidth
    if (natural <= room) return size
    const smaller = Math.floor((2 * size * (room - 1)) / natural) / 2
    if (smaller >= smallest && smaller >= size * LEAST_SQUEEZE) {
      element.style.fontSize = `${smaller}px`
      return smaller
    }
    element.style.whiteSpace = ''
    return size
  }

  function refit() {
    if (!shown) return
    pages = paginate(shown)
    turnTo(0)
  }

  recall()
  frame()
  poll()
  setInterval(frame, FRAME)
  if (document.fonts && document.fonts.load) {
    document.fonts.load('800 16px "Be Vietnam Pro"', 'GỌI Ễ').then(refit, () => {})
  }
})()
