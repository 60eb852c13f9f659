// Makes pages nicer where scripts run; every page works without this file.
;(() => {
  document.documentElement.classList.add('js')
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector))
  const live = document.createElement('div')
  live.className = 'sr'
  live.setAttribute('role', 'status')
  document.body.appendChild(live)

  // Wards run old browsers and plain-http servers, where there is no navigator.clipboard.
  const copyOldWay = text => {
    const box = document.createElement('textarea')
    box.value = text
    box.className = 'sr'
    document.body.appendChild(box)
    box.select()
    const done = document.execCommand('copy')
    box.remove()
    if (!done) throw new Error('copy')
  }
  const onCopy = async button => {
    const { copy, copyFrom, copied = '✓' } = button.dataset
    const source = copyFrom && document.getElementById(copyFrom)
    const text = source ? source.value || source.textContent : copy
    try {
      await navigator.clipboard.writeText(text).catch(() => copyOldWay(text))
    } catch {
      try {
        copyOldWay(text)
      } catch {
        return source?.select?.()
      }
    }
    const words = button.querySelector('span') || button
    if (!button.dataset.label) button.dataset.label = words.textContent
    words.textContent = live.textContent = copied
    button.classList.add('is-done')
    button.focus()
    setTimeout(() => {
      words.textContent = button.dataset.label
      button.classList.remove('is-done')
      live.textContent = ''
    }, 2500)
  }

  if (navigator.share) for (const box of all('[data-share-box]')) box.hidden = false
  document.addEventListener('click', event => {
    const control = event.target.closest('button, a')
    const data = control ? control.dataset : {}
    if ('confirm' in data && !window.confirm(data.confirm)) event.preventDefault()
    else if ('copy' in data || 'copyFrom' in data) onCopy(control)
    else if ('share' in data)
      navigator.share({ url: data.share, title: data.shareTitle, text: data.shareText }).catch(() => {})
    else if ('print' in data) window.print()
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

  // Fields that count only for some answers show only then, or while they already hold something; hidden ones are not
  // sent, but for parts the server reads with care (data-sent). Parts may stand in parts.
  const controls = part => all('input, select, textarea', part)
  const kept = all('[data-only-if]:not([data-sent])').filter(part =>
    controls(part).some(f => (/checkbox|radio/.test(f.type) ? f.checked : !/^0?$/.test(f.value))),
  )
  const unfold = () => {
    for (const part of all('[data-only-if]')) {
      const { onlyIf, values } = part.dataset
      const picked = part.closest('form').querySelector(`[name="${onlyIf}"]:checked`)
      part.hidden = !kept.includes(part) && !(picked && values.split(' ').includes(picked.value))
    }
    for (const part of all('[data-only-if]:not([data-sent])'))
      for (const field of controls(part)) field.disabled = !!field.closest('[data-only-if][hidden]:not([data-sent])')
  }
  document.addEventListener('change', event => event.target.type === 'radio' && unfold())

  // Drafts: what was typed outlives a lost connection, except where children are named.
  const path = location.pathname
  const get = key => {
    try {
      return JSON.parse(sessionStorage.getItem(key))
    } catch {
      return null
    }
  }
  const set = (key, value) => {
    try {
      sessionStorage.setItem(key, JSON.stringify(value))
    } catch {}
  }
  const drop = key => {
    try {
      sessionStorage.removeItem(key)
    } catch {}
  }
  const drafts = () => {
    try {
      return Object.keys(sessionStorage).filter(key => key.startsWith('draft:'))
    } catch {
      return []
    }
  }
  const fields = form =>
    Array.from(form.elements).filter(f => f.name && !/hidden|password|file|submit|button/.test(f.type))
  const ticks = field =>
    field.options ? Array.from(field.options) : /checkbox|radio/.test(field.type) ? [field] : null
  const read = form =>
    fields(form).map(f => [f.name, ticks(f) ? ticks(f).map(o => (f.options ? o.selected : o.checked)) : f.value])
  const write = (form, values) =>
    fields(form).forEach((field, index) => {
      const [name, value] = values[index] || []
      if (name !== field.name) return
      if (!ticks(field)) field.value = value
      else
        ticks(field).forEach((tick, at) => {
          tick[field.options ? 'selected' : 'checked'] = value[at]
        })
    })

  // A sent draft is done with once its answer has come: another page, an error list, or the same page reached from itself.
  const arrived = performance.getEntriesByType('navigation')[0]?.type === 'navigate'
  const answered = draft =>
    draft.path !== path || document.referrer.split('?')[0].endsWith(path) || document.getElementById('errors')
  if (arrived)
    for (const key of drafts()) {
      const draft = get(key)
      if (!draft || (draft.sent && answered(draft))) drop(key)
    }

  const dirty = new Set()
  all('form[data-guard]').forEach((form, index) => {
    const key = form.matches('[data-private]') ? '' : `draft:${path}:${form.id || index}`
    const draft = key && get(key)
    if (draft && JSON.stringify(draft.values) !== JSON.stringify(read(form))) {
      write(form, draft.values)
      dirty.add(form)
      const note = document.createElement('p')
      note.className = 'notice notice-info'
      note.textContent = live.textContent = form.dataset.restored || ''
      if (note.textContent) form.prepend(note)
    }
    const keep = sent => key && set(key, { path, sent, values: read(form) })
    let timer
    form.addEventListener('input', () => {
      dirty.add(form)
      clearTimeout(timer)
      timer = setTimeout(keep, 400)
    })
    form.addEventListener('submit', () => {
      clearTimeout(timer)
      keep(true)
    })
  })
  window.addEventListener('beforeunload', event => {
    if (!dirty.size) return
    event.preventDefault()
    event.returnValue = ''
  })

  unfold()

  // Sending: once, visibly, and never so that a stuck page cannot try again.
  const rest = form => {
    delete form.dataset.busy
    for (const button of all('[data-held]', form)) {
      button.disabled = false
      button.removeAttribute('data-held')
    }
  }
  document.addEventListener('submit', event => {
    const form = event.target
    if (event.defaultPrevented || form.method !== 'post') return
    if (form.dataset.busy || ('confirm' in form.dataset && !window.confirm(form.dataset.confirm)))
      return event.preventDefault()
    if (form.matches('[data-sign-out]')) drafts().forEach(drop)
    if (form.matches('[data-tick]')) set('scroll', { path, top: window.scrollY })
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
    setTimeout(rest, 12000, form)
  })
  window.addEventListener('pageshow', () => all('form').forEach(rest))

  const scroll = get('scroll')
  if (scroll && scroll.path === path) window.scrollTo(0, scroll.top)
  drop('scroll')
  document.querySelector('[data-focus]')?.focus()
})()
