import { h } from '../planner/dom'
import { aboutScreen } from './about-screen'
import { openApp, type Place } from './app'
import type { CheckinPage } from './contract'
import { countScreen } from './count-screen'
import { isOver } from './forget'
import { type Nav, openFrame, type Screen } from './frame'
import { homeScreen } from './home-screen'
import { keepOffline } from './keep-offline'
import { sessionOf } from './phone'
import { refusedScreen } from './refused-screen'
import { rosterScreen } from './roster-screen'
import { passScreen, scanScreen } from './scan-screen'
import { passCode } from './ticket'
import { openVault } from './vault'
import { walkInScreen } from './walk-in-screen'

const root = document.getElementById('checkin')!
const page: CheckinPage = JSON.parse(document.getElementById('checkin-page')!.textContent!)

/** The code leaves the address before anything else is done with it. */
function takeCode(): string | null {
  const code = location.hash ? passCode(location.hash) : null
  if (location.hash) history.replaceState(history.state, '', location.pathname + location.search)
  return code
}

function start() {
  let screen: Screen | null = null
  let place: Place = { screen: 'home' }
  const app = openApp(openVault(), page, () => {
    frame.update()
    if (isOpen(place)) screen?.update?.()
    else nav.go({ screen: 'home' }, true)
  })
  const nav: Nav = {
    go(to, replace = false) {
      if (replace) history.replaceState(to, '')
      else history.pushState(to, '')
      show(to)
    },
    back() {
      if (history.length > 1 && history.state && history.state.screen !== 'home') history.back()
      else nav.go({ screen: 'home' }, true)
    },
    collect,
  }
  const frame = openFrame(app, root, nav)

  /** A session's screens are shown while the phone holds it; what was refused can be corrected after that too. */
  function isOpen({ screen, session, nonce }: Place): boolean {
    const { held } = app.phone()
    if (!session) return screen !== 'refused' || !!held
    const found = sessionOf(held, session)
    return !!held && (!!nonce || (!!found && !found.gone && !isOver(held, app.now())))
  }

  function screenOf({ screen: name, session = '', nonce }: Place): Screen | null {
    if (name === 'roster') return rosterScreen(app, nav, session)
    if (name === 'scan') return session ? scanScreen(app, session) : passScreen(app, collect)
    if (name === 'walkIn') return walkInScreen(app, nav, session, nonce)
    if (name === 'count') return countScreen(app, session)
    if (name === 'refused') return refusedScreen(app, nav)
    if (name === 'about') return aboutScreen(app, nav)
    return homeScreen(app, nav)
  }

  function show(to: Place, isFirst = false) {
    screen?.leave?.()
    screen = null
    const next = isOpen(to) ? screenOf(to) : null
    place = next ? to : { screen: 'home' }
    screen = next || homeScreen(app, nav)
    frame.open(screen, place, isFirst)
  }

  async function collect(code: string) {
    const { words } = app
    const busy = h('p', { class: 'notice', role: 'status' }, words.collecting)
    screen?.leave?.()
    screen = { title: words.shortTitle, element: busy }
    frame.open(screen, { screen: 'home' }, true)
    const outcome = await app.collect(code)
    if (outcome.kind === 'collected') {
      const { sessions } = app.phone().held!
      history.replaceState({ screen: 'home' }, '')
      if (sessions.length === 1) nav.go({ screen: 'roster', session: sessions[0]!.id })
      else show({ screen: 'home' })
      return
    }
    const said = {
      refused: outcome.kind === 'refused' ? outcome.message : '',
      offline: words.collectOffline,
      busy: words.collectBusy,
      unsent: words.collectUnsent,
    }[outcome.kind]
    busy.className = 'notice trouble'
    busy.setAttribute('role', 'alert')
    busy.textContent = said
    const again = () => void collect(code)
    const retry = outcome.kind !== 'refused'
    screen.element = h(
      'div',
      { class: 'home' },
      busy,
      h(
        'div',
        { class: 'buttons' },
        retry ? h('button', { type: 'button', class: 'button primary', click: again }, words.tryAgain) : null,
        h('button', { type: 'button', class: 'button secondary', click: () => show({ screen: 'home' }) }, words.back),
      ),
    )
    frame.open(screen, { screen: 'home' }, true)
  }

  addEventListener('popstate', () => show(history.state || { screen: 'home' }))
  addEventListener('hashchange', () => {
    const code = takeCode()
    if (code) collect(code)
  })

  const code = takeCode()
  app.forget().then(
    () => {
      const { held } = app.phone()
      const only: Place | null =
        held && held.sessions.length === 1 ? { screen: 'roster', session: held.sessions[0]!.id } : null
      if (code) return collect(code)
      if (history.state) show(history.state, true)
      else {
        history.replaceState({ screen: 'home' }, '')
        if (only && isOpen(only)) nav.go(only)
        else show({ screen: 'home' }, true)
      }
      app.sync()
    },
    () => refuse(),
  )
}

function refuse() {
  root.textContent = ''
  root.append(h('p', { class: 'notice trouble', role: 'alert' }, page.words.needsSecure))
}

keepOffline(page)
if (typeof indexedDB === 'object' && typeof crypto === 'object' && crypto.subtle) start()
else refuse()
