// Lights up the names that the typed numbers stand for. The page works without it.
;(() => {
  const form = document.querySelector('[data-quick-entry]')
  if (!form) return
  const rows = Array.from(document.querySelectorAll('.quick-entry-names [data-number]'))
  const count = form.querySelector('.quick-entry-count')
  const { numbers, sheet } = form.elements
  const printed = sheet.value

  const read = text => {
    const named = new Set()
    for (const piece of text.replace(/\s*[-–—]\s*/g, '-').split(/[\s,;.+]+/)) {
      const range = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(piece)
      if (!range) continue
      const last = Math.min(Number(range[2] || range[1]), rows.length)
      for (let number = Number(range[1]); number <= last; number += 1) named.add(number)
    }
    return named
  }

  const show = () => {
    // Another sheet numbers its children otherwise: only the server can tell.
    const known = sheet.value === printed
    const named = known ? read(numbers.value) : new Set()
    const absent = form.elements.said.value === 'absent'
    let [come, stay] = [0, 0]
    for (const row of rows) {
      const isNamed = named.has(Number(row.dataset.number))
      const here = known && (absent ? !isNamed && !row.dataset.gone : isNamed)
      const away = absent && isNamed
      if (here) come += 1
      if (away) stay += 1
      row.classList.toggle('is-here', here)
      row.classList.toggle('is-away', away)
      const state = row.querySelector('.quick-entry-state')
      state.textContent = here ? state.dataset.here : away ? state.dataset.away : ''
    }
    const words = [count.dataset.come.replace('{n}', come)]
    if (stay) words.push(count.dataset.stay.replace('{n}', stay))
    count.textContent = come + stay ? words.join(' · ') : ''
  }
  form.addEventListener('input', show)
  form.addEventListener('change', show)
  show()
})()
