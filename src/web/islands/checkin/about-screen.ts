import { wallDate, wallTime, writtenDate } from '../../../shared/dates'
import { h } from '../planner/dom'
import { fill } from '../planner/fill'
import type { App } from './app'
import { forgetsAt, wipe } from './forget'
import type { Nav, Screen } from './frame'
import { unsent } from './phone'

type Installing = Event & { prompt(): Promise<unknown> }
let installing: Installing | null = null
addEventListener('beforeinstallprompt', event => {
  event.preventDefault()
  installing = event as Installing
})

/** What stands on this phone and for how long, and a way to have it forgotten at once. */
export function aboutScreen(app: App, nav: Nav): Screen {
  const { words, page } = app
  const element = h('div', { class: 'about' })
  const when = (at: number) => `${wallTime(at)} ${writtenDate(wallDate(at))}`

  function facts(): [string, string][] {
    const { held } = app.phone()
    if (!held) return [[words.aboutNames, '0']]
    const names = held.sessions.reduce((count, { children }) => count + children.length, 0)
    return [
      [words.aboutDevice, held.device.label || held.device.id],
      [words.aboutWard, held.ward.name],
      [words.aboutSessions, String(held.sessions.length)],
      [words.aboutNames, String(names)],
      [words.aboutUnsent, String(unsent(held))],
      [words.aboutForgets, names ? when(forgetsAt(held)) : words.aboutForgot],
      [words.aboutExpires, when(held.device.expiresAt)],
    ]
  }

  function forget() {
    const button = h('button', { type: 'button', class: 'button danger' }, words.forgetNow)
    button.addEventListener('click', () => {
      if (button.classList.contains('sure')) {
        app.change(phone => wipe(phone, app.wallClock()), true).then(() => nav.go({ screen: 'home' }, true))
        return
      }
      const n = unsent(app.phone().held)
      button.classList.add('sure')
      button.textContent = n ? fill(words.forgetSureUnsent, { n: String(n) }) : words.forgetSure
    })
    return button
  }

  const install = h('button', { type: 'button', class: 'button secondary' }, words.install)
  install.addEventListener('click', () => void installing?.prompt())
  const other = page.language === 'vi' ? 'en' : 'vi'
  const language = h(
    'a',
    { class: 'button secondary', href: other === 'en' ? '/checkin?lang=en' : '/checkin', lang: other },
    words.otherLanguage,
  )
  const { held } = app.phone()
  const offline = h('dd', {}, '…')
  isKept().then(kept => {
    offline.textContent = kept ? words.aboutOfflineYes : words.aboutOfflineNo
  })
  element.append(
    h(
      'dl',
      {},
      ...facts().map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value))),
      h('div', {}, h('dt', {}, words.aboutOffline), offline),
    ),
    h('ul', { class: 'words' }, ...words.aboutWords.map(line => h('li', {}, line))),
    h('p', { class: 'quiet' }, words.installHint),
    h('div', { class: 'buttons' }, installing ? install : null, language, held ? forget() : null),
  )
  return { title: words.aboutTitle, element }
}

/** Whether the service worker has the page for when there is no network. */
async function isKept(): Promise<boolean> {
  try {
    return !!(await caches.match(location.pathname + location.search))
  } catch {
    return false
  }
}
