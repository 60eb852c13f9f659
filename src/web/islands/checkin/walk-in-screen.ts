import { cleanLine, fold, givenName } from '../../../shared/text'
import { h } from '../planner/dom'
import { fill } from '../planner/fill'
import type { App } from './app'
import type { Nav, Screen } from './frame'
import type { Draft } from './phone'
import { addWalkIn, mark } from './record'
import { drop } from './refused'
import { viewOf } from './view'
import { ageOf, emptyDraft, type Faults, readWalkIn, type WalkInField } from './walk-in'

const order: WalkInField[] = ['name', 'groupId', 'birthYear', 'gender', 'assent', 'consent']
const KEEP_DRAFT = 500

/** A child who came without a place. All is checked here, because there may be no network to ask. */
export function walkInScreen(app: App, nav: Nav, sessionId: string, corrected?: string): Screen | null {
  const { words, page } = app
  const { held } = app.phone()
  if (!held) return null
  const refused = held.refused.find(({ operation }) => operation.nonce === corrected)?.operation
  const draft = held.draft && held.draft.occurrenceId === sessionId && !corrected ? held.draft.fields : emptyDraft
  const first: Draft =
    refused && refused.kind === 'walk_in'
      ? { ...refused.child, birthYear: String(refused.child.birthYear), assent: refused.child.assent || '' }
      : draft

  const errors = new Map(order.map(name => [name, h('p', { class: 'error', id: `error-${name}` })] as const))
  const name = h('input', {
    id: 'name',
    name: 'name',
    autocomplete: 'off',
    autocapitalize: 'words',
    enterkeyhint: 'next',
  })
  const group = h(
    'select',
    { id: 'groupId', name: 'groupId' },
    h('option', { value: '' }, words.chooseGroup),
    ...held.groups.map(({ id, name }) => h('option', { value: id }, name)),
  )
  const year = h('input', {
    ...{ id: 'birthYear', name: 'birthYear', inputmode: 'numeric', maxlength: '4', autocomplete: 'off' },
    'aria-describedby': 'birthYear-hint',
  })
  const consent = h('input', { type: 'checkbox', id: 'consent', name: 'consent' })
  const gender = choices('gender', words.gender, words.genders)
  const assent = choices('assent', words.assent, words.assents)
  const summary = h('p', { class: 'notice trouble', role: 'alert' })
  const saved = h('p', { class: 'notice done', role: 'status' })
  const known = h('div', { class: 'notice', role: 'status' })

  function choices(field: 'gender' | 'assent', legend: string, options: Record<string, string>) {
    const inputs = Object.entries(options).map(([value, text]) => {
      const input = h('input', { type: 'radio', name: field, value, id: `${field}-${value}` })
      return { input, label: h('label', { class: 'choice' }, input, h('span', {}, text)) }
    })
    const element = h(
      'fieldset',
      { id: field },
      h('legend', {}, legend),
      h('div', { class: 'choices' }, ...inputs.map(({ label }) => label)),
      errors.get(field),
    )
    return {
      element,
      get: () => inputs.find(({ input }) => input.checked)?.input.value || '',
      set: (value: string) => {
        for (const { input } of inputs) input.checked = input.value === value
      },
      focus: () => inputs[0]!.input.focus(),
    }
  }

  const read = (): Draft => ({
    ...{ name: name.value, groupId: group.value, birthYear: year.value.trim() },
    ...{ gender: gender.get(), assent: assent.get(), consent: consent.checked },
  })
  function write(fields: Draft) {
    name.value = fields.name
    group.value = fields.groupId
    year.value = fields.birthYear
    gender.set(fields.gender)
    assent.set(fields.assent)
    consent.checked = fields.consent
    follow()
  }

  /** What is asked depends on the year; who is meant may be on the roster already. */
  function follow() {
    const { birthYear, name: typed, groupId } = read()
    const age = ageOf(birthYear, app.now())
    assent.element.hidden = age === null || age < page.assentAge || age > page.oldest
    known.textContent = ''
    known.hidden = true
    const phone = app.phone().held
    const view = phone && viewOf(phone, sessionId)
    const said = fold(givenName(cleanLine(typed)))
    const place = phone?.groups.find(({ id }) => id === groupId)
    const row =
      said &&
      place &&
      view?.rows.find(one => !one.present && one.group === place.name && fold(one.name.replace(/ \(.*/, '')) === said)
    if (!row || corrected) return
    const isKnown = () =>
      app
        .record((held, made) => ({ ...mark(held, made, sessionId, row.who, true, 'tick'), draft: null }))
        .then(() => done(row.name))
    known.append(
      h('p', {}, fill(words.maybeKnown, { name: row.name, group: row.group })),
      h('button', { type: 'button', class: 'button secondary', click: () => void isKnown() }, words.isKnown),
    )
    known.hidden = false
  }

  let told = false
  let keeping: ReturnType<typeof setTimeout>
  function typed() {
    follow()
    if (told) tell(readWalkIn(read(), app.now(), page).faults || {})
    clearTimeout(keeping)
    if (!corrected) keeping = setTimeout(keepDraft, KEEP_DRAFT)
  }
  function keepDraft() {
    clearTimeout(keeping)
    const fields = read()
    const isBare = !fields.name && !fields.birthYear && !fields.gender && !fields.consent
    app.change(phone => {
      if (!phone.held || (isBare && !phone.held.draft)) return phone
      return { ...phone, held: { ...phone.held, draft: isBare ? null : { occurrenceId: sessionId, fields } } }
    })
  }

  function tell(faults: Faults) {
    errors.forEach((element, field) => {
      const fault = faults[field]
      const values = { oldest: String(page.oldest), assentAge: String(page.assentAge) }
      element.textContent = fault ? fill(words.faults[fault], values) : ''
      element.hidden = !fault
    })
    for (const input of [name, group, year, consent]) {
      const fault = faults[input.name as WalkInField]
      input.setAttribute('aria-invalid', String(!!fault))
    }
    const broken = order.filter(field => faults[field])
    summary.textContent = broken.length ? words.faultsTitle : ''
    summary.hidden = !broken.length
    return broken[0]
  }

  async function save(more: boolean) {
    const { child, faults } = readWalkIn(read(), app.now(), page)
    saved.hidden = true
    const broken = tell(faults || {})
    told = !child
    if (broken) ({ name, groupId: group, birthYear: year, gender, assent, consent })[broken].focus()
    if (!child) return
    clearTimeout(keeping)
    await app.record((held, made) => addWalkIn(corrected ? drop(held, corrected) : held, made, sessionId, child))
    if (app.hasFailed()) return
    if (!more) {
      write(emptyDraft)
      return nav.back()
    }
    done(givenName(child.name), child.groupId)
  }

  function done(who: string, groupId = group.value) {
    write({ ...emptyDraft, groupId })
    saved.textContent = fill(words.saved, { name: who })
    saved.hidden = false
    scrollTo(0, 0)
    name.focus()
  }

  const label = (text: string, control: HTMLElement, field: WalkInField, hint?: string) => {
    control.setAttribute('aria-describedby', [hint && `${field}-hint`, `error-${field}`].filter(Boolean).join(' '))
    const about = hint ? h('span', { class: 'hint', id: `${field}-hint` }, hint) : null
    return h('div', { class: 'field' }, h('label', { for: field }, text), about, control, errors.get(field))
  }
  const form = h(
    'form',
    {
      class: 'form',
      novalidate: true,
      input: typed,
      change: typed,
      submit: event => {
        event.preventDefault()
        save(false)
      },
    },
    ...[saved, summary, label(words.name, name, 'name'), label(words.group, group, 'groupId'), known],
    ...[label(words.birthYear, year, 'birthYear', words.birthYearHint), gender.element, assent.element],
    h(
      'div',
      { class: 'field' },
      h('label', { class: 'check' }, consent, h('span', {}, words.consent, h('small', {}, ` ${words.consentHint}`))),
      errors.get('consent'),
    ),
    h(
      'div',
      { class: 'bar' },
      corrected
        ? null
        : h('button', { type: 'button', class: 'button secondary', click: () => void save(true) }, words.saveNext),
      h('button', { class: 'button primary' }, words.save),
    ),
  )
  tell({})
  saved.hidden = true
  write(first)
  return {
    title: corrected ? words.walkInCorrect : words.walkInTitle,
    over: viewOf(held, sessionId)?.session.title,
    element: form,
    leave: () => {
      if (!corrected && app.phone().held) keepDraft()
    },
  }
}
