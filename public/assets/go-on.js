// Sends a form that has to be sent again until its work is done; without this file there is its button.
;(() => {
  const form = document.querySelector('form[data-go-on]')
  if (form) setTimeout(() => form.submit(), 50)
})()
