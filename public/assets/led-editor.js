// A text on every size of board, while one types. The page works without this file.
;(() => {
  const { show, sizeUp } = window.ledPictures
  const previews = document.querySelector('[data-frames]')
  if (!previews) return

  const field = document.getElementById('f-text')
  const tags = Array.from(field.form.querySelectorAll('[name=tags]'))
  const figures = Array.from(previews.querySelectorAll('[data-size]'))
  const strip = document.querySelector('[data-strip]')
  const written = () => {
    const body = new URLSearchParams({ text: field.value })
    for (const tag of tags) if (tag.checked) body.append('tags', tag.value)
    return body.toString()
  }
  let timer
  let asked = 0
  let last = previews.dataset.shown
  const say = (place, text) => {
    if (place.textContent !== text) place.textContent = text
  }
  // On phones the form is long: small copies of the pictures stay in sight above it.
  const fillStrip = summary => {
    const moves = figure => figure.querySelector('animate') !== null
    const copies = figures
      .filter(figure => !figure.hidden)
      .sort((a, b) => moves(b) - moves(a))
      .slice(0, 2)
      .map(figure => {
        const copy = figure.querySelector('.led-frame').cloneNode(true)
        for (const part of copy.querySelectorAll('defs, .led-dots')) part.remove()
        for (const name of ['class', 'width', 'height', 'role', 'aria-label']) copy.removeAttribute(name)
        return copy
      })
    strip.querySelector('div').replaceChildren(...copies)
    say(strip.querySelector('span'), summary)
  }
  const draw = answer => {
    say(previews.querySelector('[data-undrawable]'), answer.undrawable)
    for (const figure of figures) {
      const size = answer.sizes.find(({ key }) => key === figure.dataset.size)
      figure.hidden = !size
      if (!size) continue
      say(figure.querySelector('[data-names]'), size.names)
      show(figure.querySelector('.led-frame'), { href: size.url, width: size.width })
      say(figure.querySelector('[data-note]'), size.note)
      const tag = figure.querySelector('[data-state] .tag')
      tag.className = `tag tone-${size.still ? 'success' : 'warning'}`
      say(tag, size.state)
    }
    sizeUp()
    fillStrip(answer.summary)
  }
  const ask = async () => {
    if (written() === last) return
    last = written()
    asked += 1
    const mine = asked
    try {
      const answer = await fetch(previews.dataset.frames, { method: 'POST', body: new URLSearchParams(last) })
      if (!answer.ok || !/json/.test(answer.headers.get('content-type') || '')) return
      const drawn = await answer.json()
      if (mine === asked) draw(drawn)
    } catch {
      // No network: the old picture stays, and the next letter asks again.
      last = null
    }
  }
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(ask, 180)
  }
  for (const one of [field, ...tags]) one.addEventListener('input', soon)
  fillStrip(previews.dataset.summary)
  // A draft that was brought back is not yet in the pictures.
  ask()
})()
