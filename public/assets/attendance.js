// Ticks without reloading the page, and keeps what could not be sent until the network is back. The page works without it.
;(() => {
  const board = document.querySelector('[data-attendance]')
  if (!board || !window.fetch) return
  const words = JSON.parse(board.dataset.attendance)
  const band = document.getElementById('band')
  const numbers = document.querySelectorAll('.roster-summary b')
  const RETRY_AFTER = 5000
  // By child: the state wanted last. A child's requests go one after the other, so that the last press wins.
  const waiting = new Map()
  const sending = new Set()
  let signedOut = false

  const parts = form => ({
    child: form.elements.child.value,
    walkIn: Boolean(form.elements.walkIn),
    button: form.querySelector('.tick'),
    row: form.closest('.roster-row'),
  })
  const isPressed = form => parts(form).button.getAttribute('aria-pressed') === 'true'

  const count = () => {
    const forms = Array.from(board.querySelectorAll('form[data-tick]'))
    const present = forms.filter(isPressed)
    const figures = [
      present.length,
      forms.filter(form => !isPressed(form) && !parts(form).walkIn).length,
      present.filter(form => parts(form).walkIn).length,
    ]
    figures.forEach((figure, index) => {
      if (numbers[index]) numbers[index].textContent = String(figure)
    })
  }

  const show = (form, present) => {
    parts(form).button.setAttribute('aria-pressed', String(present))
    form.elements.present.value = present ? 'no' : 'yes'
    count()
  }

  const mark = (form, unsent) => {
    const { row } = parts(form)
    const note = row.querySelector('.tick-unsent')
    if (unsent && !note) {
      const made = document.createElement('small')
      made.className = 'tick-unsent'
      made.textContent = words.unsent
      row.firstElementChild.appendChild(made)
    } else if (!unsent && note) note.remove()
    const marked = board.querySelectorAll('.tick-unsent').length
    band.textContent = marked ? (signedOut ? words.signIn : words.pending).replace('{n}', String(marked)) : ''
  }

  const send = async form => {
    const { child, walkIn } = parts(form)
    if (sending.has(child)) return
    sending.add(child)
    const present = waiting.get(child)
    const body = new URLSearchParams({ child, present: present ? 'yes' : 'no' })
    if (walkIn) body.set('walkIn', 'yes')
    try {
      const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' } })
      signedOut = answer.status === 401 || answer.redirected
      if (signedOut || answer.status >= 500 || answer.status === 429) throw new Error('later')
      if (waiting.get(child) === present) waiting.delete(child)
      if (answer.ok) mark(form, false)
      else {
        waiting.delete(child)
        show(form, !present)
        mark(form, false)
        const { reason } = await answer.json().catch(() => ({}))
        band.textContent = reason || words.refused
      }
    } catch {
      mark(form, true)
    }
    sending.delete(child)
    if (waiting.has(child) && waiting.get(child) !== present) send(form)
  }

  // Ahead of the page's own handler, which lets a prevented submit be.
  document.addEventListener(
    'submit',
    event => {
      const form = event.target
      if (!board.contains(form)) return
      event.preventDefault()
      const present = !isPressed(form)
      show(form, present)
      waiting.set(parts(form).child, present)
      send(form)
    },
    true,
  )

  const retry = () => {
    for (const form of board.querySelectorAll('form[data-tick]')) if (waiting.has(parts(form).child)) send(form)
  }
  setInterval(retry, RETRY_AFTER)
  window.addEventListener('online', retry)
  window.addEventListener('beforeunload', event => {
    if (!waiting.size) return
    event.preventDefault()
    event.returnValue = ''
  })
})()
