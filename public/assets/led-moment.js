// A board through a day: the time, what plays and its picture follow the bar. The page works without this file.
;(() => {
  const { show, fetched } = window.ledPictures
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector))
  const moment = document.querySelector('[data-moment]')
  if (!moment) return

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
  let minute = minuteOf(time.value)
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
  let lasts = 10
  const draw = () => {
    const { loop } = segmentAt(minute)
    const index = loop[place]
    wanted = index
    if (index === undefined) return show(frame, { href: '', width: 1 })
    const put = picture => {
      lasts = show(frame, picture, items[index].seconds)
    }
    if (pictures.has(index)) return put(pictures.get(index))
    fetched(`${base}/frame.png?on=${on}&at=${timeOf(minute)}&item=${place}`).then(
      picture => {
        pictures.set(index, picture)
        if (wanted === index) put(picture)
      },
      () => {},
    )
  }
  let timer
  const tell = wait => {
    const { loop } = segmentAt(minute)
    const text = loop.length ? items[loop[place]].text : words.dark
    bar.setAttribute('aria-valuetext', timeOf(minute))
    moment.querySelector('[data-place-of]').textContent = loop.length
      ? words.place.replace('{place}', place + 1).replace('{count}', loop.length)
      : ''
    moment.querySelector('[data-shown]').textContent = text
    frame.setAttribute('aria-label', `${words.showing.replace('{time}', timeOf(minute))}: ${text}`)
    const at = `?on=${on}&at=${timeOf(minute)}`
    for (const step of all('[data-step]', moment)) step.href = at
    for (const link of all('[data-day]', moment)) link.search = link.search.replace(/at=[\d:]+/, `at=${timeOf(minute)}`)
    for (const field of all('[name=at]', moment)) if (field.value !== timeOf(minute)) field.value = timeOf(minute)
    history.replaceState(null, '', at)
    clearTimeout(timer)
    if (pictures.has(loop[place]) || !wait) draw()
    else timer = setTimeout(draw, wait)
  }
  const moveTo = there => {
    const before = segmentAt(minute)
    minute = there
    if (segmentAt(minute) !== before) place = segmentAt(minute).first
    tellRows()
    tell(90)
  }
  bar.addEventListener('input', () => moveTo(Number(bar.value)))
  time.addEventListener('input', () => {
    if (!time.value) return
    bar.value = minuteOf(time.value)
    moveTo(minuteOf(time.value))
  })
  // What the scripts follow as it is typed needs no sending.
  time.form.addEventListener('submit', event => event.preventDefault())
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
    const begun = performance.now()
    // A text that moves is seen to its end; how long it takes is known once its picture is here.
    const next = () => {
      const left = begun + 1000 * lasts - performance.now()
      if (left > 0) {
        turn = setTimeout(next, left)
        return
      }
      step(1)
      goOn()
    }
    const { loop } = segmentAt(minute)
    turn = setTimeout(next, 1000 * (loop.length ? items[loop[place]].seconds : 10))
  }
  play.addEventListener('click', () => {
    if (play.getAttribute('aria-pressed') === 'true') return stop()
    play.setAttribute('aria-pressed', 'true')
    step(1)
    goOn()
  })
})()
