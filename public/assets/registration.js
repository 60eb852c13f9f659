// Adds and leaves out children of the family's form without a trip to the server; the form works without this file.
;(() => {
  const form = document.querySelector('form[data-family]')
  if (!form) return
  const list = form.querySelector('[data-children]')
  const more = form.querySelector('[data-more]')
  const template = form.querySelector('[data-child-template]')
  const blocks = () => Array.from(list.querySelectorAll('[data-child]'))

  // Every name, id and label of a child's fields says its number.
  const number = (block, index) => {
    const old = block.dataset.child
    if (old === String(index)) return
    const legend = block.querySelector('legend')
    legend.textContent = legend.textContent.replace(/\d+/, String(index + 1))
    for (const element of block.querySelectorAll('*'))
      for (const name of ['id', 'for', 'name', 'aria-describedby'])
        if (element.hasAttribute(name))
          element.setAttribute(
            name,
            element
              .getAttribute(name)
              .replaceAll(`children.${old}.`, `children.${index}.`)
              .replaceAll(`f-children-${old}-`, `f-children-${index}-`),
          )
    for (const button of block.querySelectorAll('[data-drop]')) {
      button.value = String(index)
      button.setAttribute('aria-label', button.getAttribute('aria-label').replace(/\d+/, String(index + 1)))
    }
    block.dataset.child = String(index)
  }
  const settle = () => {
    const all = blocks()
    all.forEach(number)
    for (const button of list.querySelectorAll('.family-drop')) button.hidden = all.length < 2
    if (more) more.hidden = all.length >= Number(form.dataset.most)
  }

  form.addEventListener('click', event => {
    const button = event.target.closest('button')
    if (!button) return
    if (button.name === 'more') {
      event.preventDefault()
      const last = blocks().at(-1)
      list.append(template.content.cloneNode(true))
      settle()
      const block = blocks().at(-1)
      block.querySelector('select').value = last.querySelector('select').value
      block.querySelector('input').focus()
      block.scrollIntoView({ block: 'nearest' })
    } else if (button.name === 'drop' && blocks().length > 1) {
      event.preventDefault()
      const block = button.closest('[data-child]')
      const next = block.nextElementSibling || block.previousElementSibling
      block.remove()
      settle()
      next.querySelector('input').focus()
    }
  })
  // A single child that came without a button to leave it out gets one as soon as there are two.
  const first = blocks()[0]
  if (first && !first.querySelector('.family-drop')) {
    const drop = template.content.querySelector('.family-drop').cloneNode(true)
    first.querySelector('legend').after(drop)
    const button = drop.querySelector('button')
    button.value = first.dataset.child
    button.setAttribute('aria-label', button.getAttribute('aria-label').replace(/\d+/, '1'))
  }
  settle()
})()
