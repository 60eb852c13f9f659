// Raising an emergency: a chosen kind fills in its words, the picture follows, the button asks for a second tap.
// The pages work without this file.
;(() => {
  const form = document.querySelector('[data-alarm]')
  if (form) raising(form)

  function raising(form) {
    const { text, reason } = form.elements
    const kinds = Array.from(form.querySelectorAll('[name=kind]'))

    // What was typed stays; what another kind had filled in makes way.
    const fill = (field, word, chosen) => {
      const filled = kinds.some(kind => kind.dataset[word] === field.value.trim())
      if (filled || !field.value.trim()) field.value = chosen.dataset[word]
    }
    for (const kind of kinds)
      kind.addEventListener('change', () => {
        fill(text, 'text', kind)
        fill(reason, 'reason', kind)
        if (!text.value) text.focus()
      })

    const button = form.querySelector('[data-arm]')
    const words = button?.querySelector('span')
    const plain = words?.textContent
    let armedAt = 0
    let timer
    const disarm = () => {
      armedAt = 0
      clearTimeout(timer)
      words.textContent = plain
      button.classList.remove('is-armed')
    }
    button?.addEventListener('click', event => {
      // The server says what is missing.
      if (!form.querySelector('[name=kind]:checked') || !text.value.trim() || !reason.value.trim()) return
      const since = event.timeStamp - armedAt
      if (armedAt && since > 350) {
        // By now the button's own value is sent, as of any button that is pressed.
        button.name = 'sure'
        button.value = 'yes'
        clearTimeout(timer)
        return
      }
      event.preventDefault()
      // Two taps in one are none.
      if (armedAt) return
      armedAt = event.timeStamp
      words.textContent = button.dataset.arm
      button.classList.add('is-armed')
      timer = setTimeout(disarm, 6000)
    })
    if (button) form.addEventListener('input', () => armedAt && disarm())
    window.addEventListener('pageshow', () => {
      if (!button) return
      button.removeAttribute('name')
      disarm()
    })

    const picture = form.querySelector('[data-alarm-preview]')
    let asked = 0
    let wait
    const draw = async () => {
      asked += 1
      const mine = asked
      try {
        const body = new URLSearchParams(new FormData(form))
        const answer = await fetch(picture.dataset.alarmPreview, { method: 'POST', body })
        const drawn = await answer.text()
        if (!answer.ok || mine !== asked) return
        picture.innerHTML = drawn
        window.dispatchEvent(new Event('resize'))
      } catch {
        // No network: the old picture stays.
      }
    }
    form.addEventListener('input', () => {
      clearTimeout(wait)
      wait = setTimeout(draw, 180)
    })
  }

  const state = document.querySelector('[data-alarm-state]')
  if (!state) return

  const clock = milliseconds => {
    const seconds = Math.max(0, Math.ceil(milliseconds / 1000))
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    return (parts[0] ? parts : parts.slice(1))
      .map((part, index) => (index ? String(part).padStart(2, '0') : part))
      .join(':')
  }
  let ends
  const from = () => {
    const left = state.querySelector('[data-left]')
    ends = left ? performance.now() + Number(left.dataset.left) : null
  }
  const refresh = async () => {
    if (state.querySelector('[data-busy]')) return
    try {
      const answer = await fetch(location.pathname)
      if (!answer.ok) return
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const now = page.querySelector('.alarm-shown')
      if (!now || state.querySelector('[data-busy]')) return
      state.innerHTML = now.innerHTML
      from()
      window.dispatchEvent(new Event('resize'))
      if (!ends) clearInterval(every)
    } catch {
      // No network: the next turn asks again.
    }
  }
  from()
  const every = setInterval(refresh, Number(state.dataset.alarmState) * 1000)
  setInterval(() => {
    const left = state.querySelector('[data-left]')
    if (!left || ends === null) return
    left.textContent = left.dataset.words.replace('{clock}', clock(ends - performance.now()))
    if (ends <= performance.now()) {
      ends = null
      refresh()
    }
  }, 1000)
})()
