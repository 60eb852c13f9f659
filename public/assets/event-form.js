// While an event is planned: lunar days beside solar ones, and what the plan would be. The form works without this file.
;(() => {
  const panel = document.querySelector('[data-check]')
  if (!panel) return
  const { form } = document.getElementById('f-startsOn')
  const words = JSON.parse(panel.dataset.words)
  const out = panel.querySelector('[data-check-out]')
  const overlap = panel.querySelector('[data-overlap]')
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])
  const one = name => form.querySelector(`[name="${name}"]:checked`) || form.querySelector(`[name="${name}"]`)
  const typed = name => (one(name) ? one(name).value : '')

  // Dates are wall dates, counted at midnight UTC.
  const DAY = 86400000
  const at = date => Date.parse(`${date}T00:00:00Z`)
  const weekdayOf = date => (new Date(at(date)).getUTCDay() + 6) % 7
  const short = date => `${date.slice(8)}/${date.slice(5, 7)}`
  const written = date => `${Number(date.slice(8))}/${Number(date.slice(5, 7))}/${date.slice(0, 4)}`
  const named = date => `${words.weekdaysShort[weekdayOf(date)]} ${short(date)}`
  const dateIn = name => (/^\d{4}-\d\d-\d\d$/.test(typed(name)) ? typed(name) : '')

  const months = panel.dataset.lunar
    .split(' ')
    .filter(Boolean)
    .map(text => {
      const [date, month] = text.split(':')
      return { date, month: parseInt(month, 10), leap: month.endsWith('+') }
    })
  const lunarOf = date => {
    const month = months.filter(each => each.date <= date).pop()
    const day = month ? Math.round((at(date) - at(month.date)) / DAY) + 1 : 0
    return day >= 1 && day <= 30
      ? fill(month.leap ? words.lunarLeap : words.lunarIs, { lunar: `${day}/${month.month}` })
      : ''
  }
  const solarOf = (day, month) =>
    months
      .filter((each, index) => {
        const next = months[index + 1]
        return each.month === month && !each.leap && next && at(each.date) + day * DAY <= at(next.date)
      })
      .map(each => new Date(at(each.date) + (day - 1) * DAY).toISOString().slice(0, 10))

  const say = () => {
    const date = dateIn('startsOn')
    for (const place of form.querySelectorAll('[data-lunar-of]')) place.textContent = date ? lunarOf(date) : ''
    const says = {
      monthDay: date && words.monthDay[Number(date.slice(8)) - 1],
      monthWeekday: date && words.monthWeekday[Math.ceil(Number(date.slice(8)) / 7) - 1][weekdayOf(date)],
    }
    for (const place of form.querySelectorAll('[data-says]'))
      if (says[place.dataset.says]) place.textContent = says[place.dataset.says]
    const [day, month] = [Number(typed('lunarDay')), Number(typed('lunarMonth'))]
    const comes = form.querySelector('[data-lunar-comes]')
    const dates = solarOf(day, month).filter(each => !date || each >= date)
    const text =
      day && dates.length
        ? fill(words.lunarComes, { lunar: `${day}/${month}`, dates: dates.slice(0, 3).map(written).join(', ') })
        : ''
    if (comes.textContent !== text) comes.textContent = text
    const every = form.querySelector('[data-every]')
    const unit = JSON.parse(every.dataset.every)[typed('repeats').split('_')[0]]
    if (unit) every.querySelector('label').firstChild.textContent = unit
  }

  const make = (tag, className, ...children) => {
    const element = document.createElement(tag)
    if (className) element.className = className
    element.append(...children.filter(child => child !== null && child !== ''))
    return element
  }
  const listed = (dates, most, more) =>
    dates.slice(0, most).join(', ') + (dates.length > most ? ` ${fill(more, { count: dates.length - most })}` : '')

  const datesOf = meetings => {
    const days = meetings.map(({ date }) => date)
    const years = new Set(days.map(date => date.slice(0, 4)))
    return days.map(date => (years.size > 1 ? written(date) : named(date)))
  }
  const summary = ({ meetings = [], resting = [] }) => {
    if (!meetings.length) return null
    const words1 = meetings.length === 1 ? words.one : words.meetings
    const dates = listed(datesOf(meetings), 8, words.more)
    const line = make('p', 'check-plan', fill(words1, { count: meetings.length, dates }))
    if (!resting.length) return line
    const rests = resting.map(({ date, holiday }) => (holiday ? `${short(date)} (${holiday})` : short(date)))
    return make('div', '', line, make('p', 'soft', fill(words.resting, { dates: listed(rests, 5, words.more) })))
  }
  const findingOf = ({ message, other }) => {
    const line = make('li', '', message)
    if (!other) return line
    const link = make('a', '', fill(words.other, { title: other.title }))
    link.href = `/staff/events/${other.id}`
    link.target = '_blank'
    line.append(' ', link)
    return line
  }
  const most = 4
  const box = (tone, findings, action) => {
    if (!findings.length) return null
    const shown = findings.slice(0, most).map(findingOf)
    if (findings.length > most)
      shown.push(make('li', 'soft', fill(words.moreFindings, { count: findings.length - most })))
    const title = tone === 'danger' ? make('h2', '', words.clash) : null
    return make('div', `notice notice-${tone}`, make('div', '', title, make('ul', '', ...shown)), action)
  }
  const offer = slot => {
    if (!slot) return null
    const when = slot.startsOn === dateIn('startsOn') ? slot.startTime : `${slot.startTime} ${named(slot.startsOn)}`
    const button = make('button', 'button button-primary', make('span', '', fill(words.takeSlot, { when })))
    button.type = 'button'
    button.setAttribute('data-take-slot', '')
    button.addEventListener('click', () => {
      for (const [name, value] of [...Object.entries(slot), ['durationMinutes', '']])
        if (one(name)) one(name).value = value
      form.dispatchEvent(new Event('input', { bubbles: true }))
      const focused = one('startTime')
      focused.focus()
    })
    return make('div', 'actions', button)
  }

  // Of what is not right yet, only what the plan's own fields hold: what is still empty is not wrong.
  const ofPlan = [
    'startsOn',
    'until',
    'count',
    'every',
    'endTime',
    'durationMinutes',
    'lunarDay',
    'lunarMonth',
    'skippedDates',
    'keptDates',
    'period',
  ]
  const wrong = (fields = {}) =>
    ofPlan.filter(name => fields[name] && typed(name)).map(name => ({ message: fields[name].message || fields[name] }))

  const show = answer => {
    const findings = answer.findings || []
    const hard = findings.filter(each => each.hard)
    const soft = findings.filter(each => !each.hard)
    // Another event named below, by its officer or group, would belie the sentence.
    const isFree = (answer.meetings || []).length && typed('venueId') && !findings.some(each => each.hard || each.other)
    const parts = [
      box('danger', hard, offer(answer.freeSlot)),
      summary(answer),
      isFree ? make('p', 'check-free', words.free) : null,
      box('warning', soft, hard.length ? null : offer(answer.freeSlot)),
      box('warning', wrong(answer.fields), null),
    ].filter(Boolean)
    const fresh = make('div', '', ...parts)
    if (out.innerHTML !== fresh.innerHTML) out.replaceChildren(...fresh.childNodes)
    if (overlap) overlap.hidden = !hard.some(each => each.code === 'venue_taken') && !typed('overlapReason')
    panel.hidden = !parts.length
  }

  let timer
  let asked = 0
  let last = ''
  const check = async () => {
    const body = new URLSearchParams(new FormData(form))
    if (body.toString() === last) return
    last = body.toString()
    asked += 1
    const mine = asked
    try {
      const answer = await fetch(panel.dataset.check, { method: 'POST', body, headers: { accept: 'application/json' } })
      if (!/json/.test(answer.headers.get('content-type') || '')) return
      const found = await answer.json()
      if (mine === asked) show(found)
    } catch {
      // No network: the save will say it.
      last = ''
    }
  }
  const later = () => {
    say()
    clearTimeout(timer)
    timer = setTimeout(check, 450)
  }
  form.addEventListener('input', later)
  form.addEventListener('change', later)
  say()
  if (typed('startTime') || typed('repeats') === 'school' || typed('lunarDay')) check()
})()
