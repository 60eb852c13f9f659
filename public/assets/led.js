// Boards for staff: pictures as large as they fit, a text's picture while one types, a day to move through.
// The pages work without this file.
;(() => {
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector))

  // Every LED gets the same whole number of screen pixels, or else its neighbours would differ.
  const sizeUp = () => {
    const ratio = window.devicePixelRatio || 1
    for (const frame of all('.led-frame')) {
      const [, , width, height] = frame.getAttribute('viewBox').split(' ').map(Number)
      const box = frame.closest('.led').parentElement
      const { paddingLeft, paddingRight } = getComputedStyle(box)
      const room = box.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) - 20
      if (room <= 0) continue
      const most = Math.min(room / width, 420 / height)
      const zoom = Math.floor(most * ratio) / ratio || most
      frame.setAttribute('width', width * zoom)
      frame.setAttribute('height', height * zoom)
      frame.classList.toggle('led-fine', zoom < 3)
      frame.classList.toggle('led-shrunk', zoom * ratio < 1)
    }
  }
  sizeUp()
  window.addEventListener('resize', sizeUp)

  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  if (still) for (const frame of all('.led-frame')) frame.pauseAnimations()

  const SVG = 'http://www.w3.org/2000/svg'
  /** Puts a picture on a board; one wider than the board runs over it. */
  const show = (frame, { href, width }, seconds = 10) => {
    const board = Number(frame.getAttribute('viewBox').split(' ')[2])
    const image = document.createElementNS(SVG, 'image')
    const attributes = { x: 0, y: 0, width, height: frame.getAttribute('viewBox').split(' ')[3], href }
    for (const [name, value] of Object.entries(attributes)) image.setAttribute(name, value)
    image.setAttribute('preserveAspectRatio', 'none')
    if (width > board && !still) {
      const run = document.createElementNS(SVG, 'animate')
      const from = frame.getCurrentTime()
      const steps = { attributeName: 'x', values: `${board};${-width}`, dur: `${seconds}s`, begin: `${from}s` }
      for (const [name, value] of Object.entries({ ...steps, repeatCount: 'indefinite' })) run.setAttribute(name, value)
      image.append(run)
    }
    frame.querySelector('image').replaceWith(image)
  }

  // A text on every size of board, while one types
  const previews = document.querySelector('[data-frames]')
  if (previews) {
    const field = document.getElementById('f-text')
    let timer
    let asked = 0
    let last = field.defaultValue
    const say = (place, text) => {
      if (place.textContent !== text) place.textContent = text
    }
    const draw = answer => {
      say(previews.querySelector('[data-undrawable]'), answer.undrawable)
      for (const size of answer.sizes) {
        const figure = previews.querySelector(`[data-size="${size.key}"]`)
        if (!figure) continue
        show(figure.querySelector('.led-frame'), { href: size.url, width: size.width })
        say(figure.querySelector('[data-note]'), size.note)
        const tag = figure.querySelector('[data-state] .tag')
        tag.className = `tag tone-${size.still ? 'success' : 'warning'}`
        say(tag, size.state)
      }
    }
    const ask = async () => {
      if (field.value === last) return
      last = field.value
      asked += 1
      const mine = asked
      try {
        const body = new URLSearchParams({ text: last })
        const answer = await fetch(previews.dataset.frames, { method: 'POST', body })
        if (!answer.ok || !/json/.test(answer.headers.get('content-type') || '')) return
        const drawn = await answer.json()
        if (mine === asked) draw(drawn)
      } catch {
        // No network: the old picture stays, and the next letter asks again.
        last = null
      }
    }
    field.addEventListener('input', () => {
      clearTimeout(timer)
      timer = setTimeout(ask, 180)
    })
    // A draft that was brought back is not yet in the pictures.
    ask()
  }

  /** A picture of the server's as an address that carries it, with its width. */
  const fetched = async address => {
    const answer = await fetch(address)
    if (!answer.ok) throw new Error(String(answer.status))
    const href = await new Promise((resolve, reject) => {
      const reader = new FileReader()
      reader.onload = () => resolve(reader.result)
      reader.onerror = reject
      answer.blob().then(blob => reader.readAsDataURL(blob), reject)
    })
    const picture = new Image()
    picture.src = href
    await picture.decode()
    return { href, width: picture.naturalWidth }
  }

  // Strips that the server only gave an address for: their width is known once they are here.
  for (const frame of all('.led-frame')) {
    const href = frame.querySelector('image').getAttribute('href')
    if (!href || href.startsWith('data:')) continue
    fetched(href).then(
      picture => picture.width > frame.viewBox.baseVal.width && show(frame, picture),
      () => {},
    )
  }

  // A board through the day
  const moment = document.querySelector('[data-moment]')
  if (moment) {
    const { on, items, segments, states, words } = JSON.parse(moment.dataset.moment)
    const base = moment.closest('[data-board]').dataset.board
    const frame = moment.querySelector('.led-frame')
    const bar = moment.querySelector('[data-scrub]')
    const play = moment.querySelector('[data-play]')
    const two = number => String(number).padStart(2, '0')
    const timeOf = minute => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
    const rows = all('[data-item]')
    const time = moment.querySelector('[data-time]')
    const minuteOf = text => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
    let minute = minuteOf(time.textContent)
    let place = Number(moment.dataset.place)
    const pictures = new Map()
    const segmentAt = at => segments.find(({ from, to }) => from <= at && at < to) || { loop: [], first: 0 }
    const idsOf = ({ loop }) => loop.map(index => items[index].id)

    const tellRows = () => {
      const now = new Set(idsOf(segmentAt(minute)))
      const later = new Set(segments.filter(({ from }) => from > minute).flatMap(idsOf))
      for (const row of rows) {
        const { item } = row.dataset
        const name = now.has(item) ? 'now' : later.has(item) ? 'later' : 'past'
        const tag = row.querySelector('.list-aside .tag')
        tag.className = states[name].class
        tag.textContent = states[name].text
        row.classList.toggle('list-muted', name === 'past')
      }
      for (const index of new Set(segmentAt(minute).loop)) {
        const title = rows.find(row => row.dataset.item === items[index].id)?.querySelector('.list-words strong')
        if (title && title.textContent !== items[index].text) title.textContent = items[index].text
      }
    }
    let wanted
    const draw = () => {
      const { loop } = segmentAt(minute)
      const index = loop[place]
      wanted = index
      if (index === undefined) return show(frame, { href: '', width: 1 })
      if (pictures.has(index)) return show(frame, pictures.get(index), items[index].seconds)
      fetched(`${base}/frame.png?on=${on}&at=${timeOf(minute)}&item=${place}`).then(
        picture => {
          pictures.set(index, picture)
          if (wanted === index) show(frame, picture, items[index].seconds)
        },
        () => {},
      )
    }
    let timer
    const tell = wait => {
      const { loop } = segmentAt(minute)
      const text = loop.length ? items[loop[place]].text : words.dark
      time.textContent = timeOf(minute)
      bar.setAttribute('aria-valuetext', timeOf(minute))
      moment.querySelector('[data-place-of]').textContent = loop.length
        ? words.place.replace('{place}', place + 1).replace('{count}', loop.length)
        : ''
      moment.querySelector('[data-shown]').textContent = text
      frame.setAttribute('aria-label', `${words.showing.replace('{time}', timeOf(minute))}: ${text}`)
      const at = `?on=${on}&at=${timeOf(minute)}`
      for (const step of all('[data-step]', moment)) step.href = at
      for (const chip of all('.chip', moment)) chip.search = chip.search.replace(/at=[\d:]+/, `at=${timeOf(minute)}`)
      for (const field of all('[name=at]', moment)) field.value = timeOf(minute)
      history.replaceState(null, '', at)
      clearTimeout(timer)
      if (pictures.has(loop[place]) || !wait) draw()
      else timer = setTimeout(draw, wait)
    }
    bar.addEventListener('input', () => {
      const before = segmentAt(minute)
      minute = Number(bar.value)
      if (segmentAt(minute) !== before) place = segmentAt(minute).first
      tellRows()
      tell(90)
    })
    const step = by => {
      const { loop } = segmentAt(minute)
      if (!loop.length) return
      place = (place + by + loop.length) % loop.length
      tell(0)
    }
    for (const link of all('[data-step]', moment))
      link.addEventListener('click', event => {
        event.preventDefault()
        stop()
        step(Number(link.dataset.step))
      })

    let turn
    const stop = () => {
      clearTimeout(turn)
      play.setAttribute('aria-pressed', 'false')
    }
    const goOn = () => {
      const { loop } = segmentAt(minute)
      turn = setTimeout(
        () => {
          step(1)
          goOn()
        },
        1000 * (loop.length ? items[loop[place]].seconds : 10),
      )
    }
    play.addEventListener('click', () => {
      if (play.getAttribute('aria-pressed') === 'true') return stop()
      play.setAttribute('aria-pressed', 'true')
      step(1)
      goOn()
    })
  }

  // All boards as they are now: read anew, as long as somebody looks.
  const boards = document.querySelector('[data-refresh]')
  if (boards) {
    const refresh = async () => {
      if (document.hidden) return
      try {
        const answer = await fetch(location.href, { headers: { accept: 'text/html' } })
        if (!answer.ok || answer.redirected) return
        const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-refresh]')
        if (!fresh || boards.contains(document.activeElement)) return
        for (const frame of all('.led-frame', fresh)) {
          const image = frame.querySelector('image')
          const href = image.getAttribute('href')
          if (!href) continue
          show(frame, await fetched(href))
        }
        boards.replaceChildren(...fresh.children)
        sizeUp()
      } catch {
        // No network: what was seen last stays.
      }
    }
    setInterval(refresh, 1000 * Number(boards.dataset.refresh))
  }
})()
