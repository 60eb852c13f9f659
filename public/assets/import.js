// Says at once that a file is too large, and that it is being read; the page works without this file.
;(() => {
  const form = document.querySelector('form[data-import]')
  const input = form?.querySelector('input[type=file]')
  const state = form?.querySelector('[data-import-state]')
  if (!input || !state) return
  const { mostBytes, tooLarge, reading } = form.dataset
  const isTooLarge = () => Boolean(input.files?.[0] && input.files[0].size > Number(mostBytes))
  const say = (words, isBad) => {
    state.textContent = words
    state.classList.toggle('field-error', isBad)
  }
  input.addEventListener('change', () => say(isTooLarge() ? tooLarge : '', isTooLarge()))
  form.addEventListener('submit', event => {
    if (isTooLarge()) {
      event.preventDefault()
      say(tooLarge, true)
      input.focus()
    } else say(reading, false)
  })
  window.addEventListener('pageshow', () => say('', false))
})()
