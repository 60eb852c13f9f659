// Makes pages nicer where scripts run; every page works without this file.
;(() => {
  const root = document.documentElement
  root.classList.add('js')

  const all = (selector, from) => Array.from((from || document).querySelectorAll(selector))
  const near = (event, selector) => (event.target instanceof Element ? event.target.closest(selector) : null)

  const live = document.createElement('div')
  live.className = 'sr'
  live.setAttribute('role', 'status')
  document.body.appendChild(live)

  /* Copy, share, print */

  // Wards run old browsers and plain-http servers, where there is no navigator.clipboard.
  const copyOldWay = text => {
    const box = document.createElement('textarea')
    box.value = text
    box.className = 'sr'
    document.body.appendChild(box)
    box.select()
    const done = document.execCommand('copy')
    box.remove()
    return done ? Promise.resolve() : Promise.reject(new Error('copy'))
  }
  const copy = text =>
    navigator.clipboard && window.isSecureContext
      ? navigator.clipboard.writeText(text).catch(() => copyOldWay(text))
      : copyOldWay(text)

  const onCopy = button => {
    const source = button.dataset.copyFrom ? document.getElementById(button.dataset.copyFrom) : null
    const text = source ? source.value || source.textContent : button.dataset.copy
    const words = button.querySelector('span') || button
    copy(text || '').then(
      () => {
        if (!button.dataset.label) button.dataset.label = words.textContent
        words.textContent = live.textContent = button.dataset.copied || '✓'
        button.classList.add('is-done')
        setTimeout(() => {
          words.textContent = button.dataset.label
          button.classList.remove('is-done')
          button.focus()
          live.textContent = ''
        }, 2500)
      },
      () => source && source.select && source.select(),
    )
  }

  if (navigator.share) for (const box of all('[data-share-box]')) box.hidden = false

  const onShare = ({ dataset }) =>
    navigator.share({ url: dataset.share, title: dataset.shareTitle, text: dataset.shareText }).catch(() => {})

  /* Questions before what cannot be undone */

  const ask = ({ dataset }, yes) => {
    const dialog = document.createElement('dialog')
    if (!dialog.showModal || !dataset.yes || !dataset.no) {
      if (window.confirm(dataset.confirm)) yes()
      return
    }
    const button = (tone, label, value) => {
      const made = document.createElement('button')
      made.className = `button button-${tone}`
      made.textContent = label
      made.addEventListener('click', () => dialog.close(value))
      return made
    }
    const words = document.createElement('p')
    words.id = 'dialog-words'
    words.textContent = dataset.confirm
    const row = document.createElement('div')
    row.className = 'actions actions-end'
    row.append(button('quiet', dataset.no, ''), button(dataset.tone || 'danger', dataset.yes, 'yes'))
    dialog.className = 'dialog'
    dialog.setAttribute('aria-labelledby', words.id)
    dialog.append(words, row)
    dialog.addEventListener('close', () => {
      dialog.remove()
      if (dialog.returnValue === 'yes') yes()
    })
    document.body.appendChild(dialog)
    dialog.showModal()
  }

  document.addEventListener('click', event => {
    const control = near(event, '[data-confirm],[data-copy],[data-copy-from],[data-share],[data-print]')
    if (control && control.matches('[data-confirm]:not(form)') && !control.dataset.sure) {
      event.preventDefault()
      ask(control, () => {
        control.dataset.sure = 'yes'
        control.click()
        delete control.dataset.sure
      })
    } else if (control && control.matches('[data-copy],[data-copy-from]')) onCopy(control)
    else if (control && control.matches('[data-share]')) onShare(control)
    else if (control && control.matches('[data-print]')) window.print()

    for (const menu of all('details[data-menu][open]')) if (!menu.contains(event.target)) menu.open = false
  })
  document.addEventListener('keydown', event => {
    const menu = document.querySelector('details[data-menu][open]')
    if (event.key !== 'Escape' || !menu) return
    menu.open = false
    menu.querySelector('summary').focus()
  })
  document.addEventListener('focusin', event => {
    if (event.target.matches('[data-select]')) event.target.select()
  })

  /* Drafts: what was typed outlives a lost connection, except where children are named */

  const path = location.pathname
  const store = {
    get: key => {
      try {
        return JSON.parse(sessionStorage.getItem(key))
      } catch {
        return null
      }
    },
    set: (key, value) => {
      try {
        sessionStorage.setItem(key, JSON.stringify(value))
      } catch {}
    },
    drafts: () => Object.keys(sessionStorage).filter(key => key.startsWith('draft:')),
    drop: key => sessionStorage.removeItem(key),
  }
  const kept = form =>
    Array.from(form.elements).filter(
      field => field.name && !/^(hidden|password|file|submit|button|reset|fieldset)$/.test(field.type),
    )
  const read = form =>
    kept(form).map(field => [
      field.name,
      field.value,
      /^(checkbox|radio)$/.test(field.type)
        ? field.checked
        : field.multiple
          ? Array.from(field.options, o => o.selected)
          : null,
    ])
  const write = (form, values) => {
    const fields = kept(form)
    if (fields.length !== values.length) return
    fields.forEach((field, index) => {
      const [name, value, state] = values[index]
      if (field.name !== name) return
      if (Array.isArray(state)) Array.from(field.options, (option, at) => (option.selected = state[at]))
      else if (state !== null) field.checked = state && field.value === value
      else field.value = value
    })
  }

  // A sent draft is done with once its answer has come: another page, an error list, or the same page reached from itself.
  const arrived = (performance.getEntriesByType('navigation')[0] || {}).type === 'navigate'
  const from = document.referrer.startsWith(location.origin) ? new URL(document.referrer).pathname : ''
  for (const key of arrived ? store.drafts() : []) {
    const draft = store.get(key)
    const answered = draft && draft.sent && (draft.path !== path || from === path || document.getElementById('errors'))
    if (!draft || answered) store.drop(key)
  }

  const dirty = new Set()
  all('form[data-guard]').forEach((form, index) => {
    const key = form.matches('[data-private]') ? null : `draft:${path}:${form.id || index}`
    const draft = key && store.get(key)
    const before = JSON.stringify(read(form))
    if (draft && JSON.stringify(draft.values) !== before) {
      write(form, draft.values)
      dirty.add(form)
      if (form.dataset.restored) {
        const note = document.createElement('p')
        note.className = 'notice notice-info'
        note.setAttribute('role', 'status')
        note.textContent = form.dataset.restored
        form.prepend(note)
      }
    }
    let timer
    form.addEventListener('input', () => {
      dirty.add(form)
      clearTimeout(timer)
      if (key) timer = setTimeout(() => store.set(key, { path, values: read(form) }), 400)
    })
    form.addEventListener('submit', () => {
      clearTimeout(timer)
      if (key) store.set(key, { path, values: read(form), sent: true })
    })
  })
  window.addEventListener('beforeunload', event => {
    if (!dirty.size) return
    event.preventDefault()
    event.returnValue = ''
  })

  /* Sending */

  const rest = form => {
    delete form.dataset.busy
    for (const button of all('[data-held]', form)) {
      button.disabled = false
      button.removeAttribute('data-held')
    }
  }
  document.addEventListener('submit', event => {
    const form = event.target
    if (event.defaultPrevented) return
    if (form.matches('form[data-confirm]') && !form.dataset.sure) {
      event.preventDefault()
      ask(form, () => {
        form.dataset.sure = 'yes'
        if (form.requestSubmit) form.requestSubmit(event.submitter)
        else form.submit()
        delete form.dataset.sure
      })
      return
    }
    if (form.method !== 'post') return
    if (form.dataset.busy) return event.preventDefault()
    if (form.matches('[data-sign-out]')) for (const key of store.drafts()) store.drop(key)
    if (form.matches('[data-tick]')) store.set('scroll', { path, top: window.scrollY })
    dirty.delete(form)
    form.dataset.busy = 'yes'
    // Held back one turn, so that the pressed button's own name and value are still sent.
    setTimeout(() => {
      for (const button of all('button:not([type=button]):not(:disabled)', form)) {
        button.disabled = true
        button.setAttribute('data-held', '')
      }
    })
    // An answer that is a download leaves the page standing.
    setTimeout(() => rest(form), 12000)
  })
  window.addEventListener('pageshow', () => all('form').forEach(rest))

  const scroll = store.get('scroll')
  if (scroll && scroll.path === path) window.scrollTo(0, scroll.top)
  store.drop('scroll')

  const focus = document.querySelector('[data-focus]')
  if (focus) focus.focus()
})()
