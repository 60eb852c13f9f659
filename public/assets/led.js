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
      // Where that would leave much of the room empty, a picture of smooth edges fills it.
      const whole = Math.floor(most * ratio) / ratio
      const zoom = whole < (ratio < 2 ? 0.7 : 0.9) * most ? most : whole
      frame.setAttribute('width', width * zoom)
      frame.setAttribute('height', height * zoom)
      frame.classList.toggle('led-fine', zoom < 3)
      frame.classList.toggle('led-shrunk', zoom !== whole)
    }
  }
  sizeUp()
  window.addEventListener('resize', sizeUp)

  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  if (still) for (const frame of all('.led-frame')) frame.pauseAnimations()

  const SVG = 'http://www.w3.org/2000/svg'
  /** Puts a picture on a board; one wider than the board runs over it as in the player (src/led/scroll.ts). Returns its seconds. */
  const show = (frame, { href, width }, seconds = 10) => {
    const board = Number(frame.getAttribute('viewBox').split(' ')[2])
    const way = width - board
    const lasts = way > 0 ? Math.max(seconds, Math.ceil(2 + (way / board) * 2.5)) : seconds
    const image = document.createElementNS(SVG, 'image')
    const attributes = { x: 0, y: 0, width, height: frame.getAttribute('viewBox').split(' ')[3], href }
    for (const [name, value] of Object.entries(attributes)) image.setAttribute(name, value)
    image.setAttribute('preserveAspectRatio', 'xMinYMin slice')
    if (way > 0 && !still) {
      const run = document.createElementNS(SVG, 'animate')
      const from = frame.getCurrentTime()
      const steps = {
        ...{ attributeName: 'x', values: `0;0;${-way};${-way}`, keyTimes: `0;${1 / lasts};${1 - 1 / lasts};1` },
        ...{ dur: `${lasts}s`, begin: `${from}s` },
      }
      for (const [name, value] of Object.entries({ ...steps, repeatCount: 'indefinite' })) run.setAttribute(name, value)
      image.append(run)
    }
    frame.querySelector('image').replaceWith(image)
    return lasts
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

  // For the scripts of single pages
  window.ledPictures = { show, fetched, sizeUp }

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
