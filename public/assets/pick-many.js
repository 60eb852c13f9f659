// Counts what is ticked in a list and says it on the buttons; the page works without this file.
;(() => {
  const boxes = Array.from(document.querySelectorAll('[data-pick]'))
  const bar = document.querySelector('[data-decide]')
  const all = document.querySelector('[data-pick-all]')
  if (!bar || !all) return
  const every = all.querySelector('input')
  document.querySelector('[data-pick-link]').hidden = true
  all.hidden = false

  const count = () => {
    const ticked = boxes.filter(box => box.checked).length
    every.checked = ticked === boxes.length
    every.indeterminate = ticked > 0 && ticked < boxes.length
    bar.hidden = ticked === 0
    for (const words of bar.querySelectorAll('[data-many]')) {
      const place = words.querySelector('span') || words
      place.textContent = ticked === 1 ? words.dataset.one : words.dataset.many.replace('{count}', String(ticked))
    }
  }
  every.addEventListener('change', () => {
    for (const box of boxes) box.checked = every.checked
    count()
  })
  for (const box of boxes) {
    box.addEventListener('change', count)
    // The enter key would press the first button of the form.
    box.addEventListener('keydown', event => {
      if (event.key === 'Enter') event.preventDefault()
    })
  }
  // What the browser ticks again on the way back comes after this script.
  window.addEventListener('pageshow', count)
  count()
})()
