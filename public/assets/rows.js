// Forms with rows that are added and removed, and texts whose length counts. They work without this file.
;(() => {
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector))

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
})()
