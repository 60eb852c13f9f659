import { wallTime } from '../../../shared/dates'
import { h } from '../planner/dom'
import { fill } from '../planner/fill'
import type { App } from './app'
import { openCamera } from './camera'
import { openFeedback } from './feedback'
import type { Screen } from './frame'
import { mark } from './record'
import { judge, passCode, type Verdict } from './ticket'
import { type Row, viewOf } from './view'

/** A ticket counts as shown again once it was out of sight for so long. */
const OUT_OF_SIGHT = 2500

/** The camera at the door, and a field for what it cannot read; the answer in colour, large words, sound. */
export function scanScreen(app: App, sessionId: string): Screen | null {
  const { words } = app
  const { held } = app.phone()
  if (!held || !viewOf(held, sessionId)) return null
  const feedback = openFeedback()
  const answer = h('div', { class: 'verdict', role: 'status' })
  let last = { text: '', at: 0 }

  async function read(text: string) {
    const isSame = text === last.text && app.wallClock() - last.at < OUT_OF_SIGHT
    last = { text, at: app.wallClock() }
    if (isSame) return
    const { held } = app.phone()
    if (!held) return
    const verdict = await judge(held, sessionId, text)
    if (verdict.kind === 'welcome') await tick(verdict.row, true)
    if (!app.hasFailed()) tell(verdict)
  }

  const tick = (row: Row, present: boolean) =>
    app.record((held, made) => mark(held, made, sessionId, row.who, present, 'scan'))

  function tell(verdict: Verdict) {
    const { kind } = verdict
    feedback.give(kind === 'welcome' ? 'good' : kind === 'already' ? 'again' : 'wrong')
    answer.className = `verdict ${kind === 'welcome' ? 'good' : kind === 'already' ? 'again' : 'wrong'}`
    answer.textContent = ''
    const [title, help] = wordsOf(verdict)
    answer.append(h('strong', {}, title))
    if ('row' in verdict && verdict.kind !== 'other_session') {
      const { row } = verdict
      answer.append(h('b', {}, row.name), h('span', {}, row.group))
      if (kind === 'welcome') answer.append(undoOf(row))
    } else if (help) answer.append(h('span', {}, help))
  }

  function undoOf(row: Row) {
    const undo = async () => {
      await tick(row, false)
      last = { text: '', at: 0 }
      answer.className = 'verdict'
      answer.textContent = fill(words.undone, { name: row.name })
    }
    return h('button', { type: 'button', class: 'button undo', click: () => void undo() }, words.undo)
  }

  function wordsOf(verdict: Verdict): [title: string, help?: string] {
    if (verdict.kind === 'welcome') return [words.scanWelcome]
    if (verdict.kind === 'already') {
      const { since } = verdict.row
      return [since ? fill(words.scanAlreadySince, { time: wallTime(since) }) : words.scanAlready]
    }
    if (verdict.kind === 'other_session') {
      const { session, row } = verdict
      const help = { name: row.name, title: session.title, time: wallTime(session.startsAt) }
      return [words.scanOther, fill(words.scanOtherHelp, help)]
    }
    if (verdict.kind === 'pass') return [words.scanIsPass, words.scanIsPassHelp]
    if (verdict.kind === 'unknown') return [words.scanUnknown, words.scanUnknownHelp]
    return [words.scanNoTicket, words.scanNoTicketHelp]
  }

  const { element, leave } = scanner(app, words.scanType, words.scanTypeHint, words.scanAim, read)
  element.insertBefore(answer, element.querySelector('form'))
  return {
    title: words.scanTitle,
    over: viewOf(held, sessionId)!.session.title,
    element,
    leave() {
      leave()
      feedback.close()
    },
  }
}

/** The camera for the code of a pass, in the app itself: some phones keep what an installed app holds from the browser. */
export function passScreen(app: App, took: (code: string) => void): Screen {
  const { words } = app
  const read = (text: string) => {
    const code = passCode(text)
    if (code) took(code)
  }
  return { title: words.scanPass, ...scanner(app, words.welcomeCode, words.welcomeCodeHint, words.welcomeIntro, read) }
}

function scanner(app: App, label: string, hint: string, aim: string, read: (text: string) => void) {
  const { words } = app
  const video = h('video', { playsinline: true, muted: true, 'aria-hidden': 'true' })
  video.muted = true
  const note = h('p', { class: 'aim' }, words.scanStarting)
  const typed = h('input', {
    ...{ id: 'typed', name: 'typed', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' },
    'aria-describedby': 'typed-hint',
  })
  const form = h(
    'form',
    {
      class: 'form type',
      submit: event => {
        event.preventDefault()
        if (typed.value.trim()) read(typed.value)
      },
    },
    h(
      'div',
      { class: 'field' },
      h('label', { for: 'typed' }, label),
      h('span', { class: 'hint', id: 'typed-hint' }, hint),
      h('div', { class: 'beside' }, typed, h('button', { class: 'button secondary' }, words.scanCheck)),
    ),
  )
  let stop: (() => void) | null = null
  let left = false
  const camera = h('div', { class: 'camera' }, video, h('div', { class: 'corners', 'aria-hidden': 'true' }))
  openCamera(video, app.page.decoder, read).then(
    stopped => {
      stop = stopped
      note.textContent = aim
      if (left) stop()
    },
    (error: DOMException) => {
      camera.hidden = true
      note.textContent = error.name === 'NotAllowedError' ? words.scanDenied : words.scanNoCamera
    },
  )
  const leave = () => {
    left = true
    stop?.()
  }
  return { element: h('div', { class: 'scan' }, camera, note, form), leave }
}
