// Boards for staff: pictures as large as they fit, a text's picture while one types, rows that are added and removed.
// The pages work without this file.
;(() => {
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector))

  // Every LED gets the same whole number of screen pixels, or else its neighbours would differ.
  const sizeUp = () => {
    const ratio = window.devicePixelRatio || 1
    for (const frame of all('.led-frame')) {
      const [, , width, height] = frame.getAttribute('viewBox').split(' ').map(Number)
      const room = frame.parentElement.clientWidth - 20
      if (room <= 0) continue
      const most = Math.min(room / width, 420 / height)
      const zoom = Math.floor(most * ratio) / ratio || most
      frame.setAttribute('width', width * zoom)
      frame.setAttribute('height', height * zoom)
      frame.classList.toggle('led-fine', zoom < 3)
    }
  }
  sizeUp()
  window.addEventListener('resize', sizeUp)

  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  if (still) for (const frame of all('.led-frame')) frame.pauseAnimations()

  const SVG = 'http://www.w3.org/2000/svg'
  /** Puts a picture on a board; one wider than the board runs over it. */
  const show = (frame, href, width, seconds = 10) => {
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

  // Rows
  const setUp = box => {
    const template = box.querySelector('template')
    const add = box.querySelector('[data-add-row]')
    const rows = () => all('[data-row]', box)
    const tell = () => {
      add.parentElement.hidden = rows().length >= Number(box.dataset.most)
    }
    let next = rows().length
    add.addEventListener('click', () => {
      const holder = document.createElement('div')
      holder.innerHTML = template.innerHTML.replace(/__#/g, rows().length + 1).replace(/__/g, next++)
      const row = holder.firstElementChild
      add.parentElement.before(row)
      tell()
      row.querySelector('input').focus()
      changed(box)
    })
    box.addEventListener('click', event => {
      if (!event.target.closest('[data-remove-row]')) return
      event.target.closest('[data-row]').remove()
      tell()
      add.focus()
      changed(box)
    })
    tell()
  }
  const changed = box => box.dispatchEvent(new Event('input', { bubbles: true }))
  for (const box of all('[data-rows]')) setUp(box)

  // How long a text is
  for (const counter of all('[data-count-of]')) {
    const field = document.getElementById(counter.dataset.countOf)
    const tell = () => {
      counter.textContent = counter.dataset.words.replace('{count}', Array.from(field.value.trim()).length)
    }
    field.addEventListener('input', tell)
    tell()
  }

  // A text on every size of board, while one types
  const previews = document.querySelector('[data-frames]')
  if (previews) {
    const field = document.getElementById('f-text')
    let timer
    let asked = 0
    let last = field.value
    const say = (place, text) => {
      if (place.textContent !== text) place.textContent = text
    }
    const draw = answer => {
      say(previews.querySelector('[data-undrawable]'), answer.undrawable)
      for (const size of answer.sizes) {
        const figure = previews.querySelector(`[data-size="${size.key}"]`)
        if (!figure) continue
        show(figure.querySelector('.led-frame'), size.url, size.width)
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
  }
})()
