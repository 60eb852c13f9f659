import { openBoard } from './board'
import { openPlayer, type Turn } from './core'
import { type Device, keep, type Memory, recall } from './device'
import { type Ask, jitterOf } from './errands'
import { openOffline } from './keep-offline'
import type { Schedule } from './read-schedule'
import { openRenewal } from './renew'

const FRAME = 250
const PATIENCE = 20_000
/** Frames that fail one after the other until the page starts over without what it remembers, at most every so often. */
const MOST_FAILED = 20
const RESTART_EVERY = 600_000
const STUCK_AFTER = 5000

const element = document.getElementById('board')!
const { screen = '', version = '', width, height, worker = '' } = element.dataset
const none: Memory = { getItem: () => null, setItem: () => {}, removeItem: () => {} }
const ticks = performance.now.bind(performance)

const device: Device = {
  screenId: screen,
  version,
  wallClock: Date.now,
  ticks,
  store: memoryOf(() => localStorage),
  session: memoryOf(() => sessionStorage),
  failsafe: Array.from(element.querySelectorAll('text'), line => line.textContent || ''),
}
// Even to name a storage throws where it is forbidden.
function memoryOf(open: () => Storage): Memory {
  try {
    return open()
  } catch {
    return none
  }
}

const baked = element.innerHTML
const open = () => openBoard(element, Number(width), Number(height))
let board: ReturnType<typeof open> | null = open()
const player = openPlayer(device, item => (board ? board.secondsFor(item) : 0))
const keepOffline = openOffline(worker)
const renewSoon = openRenewal(element, jitterOf(screen), player.isAlarmed)

let turn: Turn | null = null
let kept: Schedule | null = null
let failed = 0
let tickedAt = ticks()

function tick() {
  tickedAt = ticks()
  try {
    if (!board) board = open()
    const before = turn
    turn = player.tick()
    if (turn !== before) prepare(board)
    board.show(turn, turn ? ticks() - turn.startedAt : 0)
    failed = 0
  } catch {
    board = null
    element.innerHTML = baked
    if (++failed >= MOST_FAILED) startOver()
  }
  for (let ask = player.due(); ask; ask = player.due()) send(ask)
}

function prepare({ prepare }: NonNullable<typeof board>) {
  const allowed = player.allowed()
  prepare([player.failsafe()].concat(allowed ? allowed.items : []))
}

function send(ask: Ask) {
  const control = new AbortController()
  const patience = setTimeout(() => control.abort(), PATIENCE)
  const { path, method, headers, body } = ask
  fetch(path, { method, headers, body, cache: 'no-store', credentials: 'omit', signal: control.signal })
    .then(answer => answer.text().then(text => ({ answer, text })))
    .then(
      ({ answer, text }) =>
        player.heard(ask, { status: answer.status, header: name => answer.headers.get(name), text }),
      () => player.heard(ask, null),
    )
    .then(() => {
      clearTimeout(patience)
      heard()
    })
}

function heard() {
  const schedule = player.schedule()
  if (schedule && schedule !== kept) {
    if (board) prepare(board)
    keepOffline(schedule)
    if (schedule.width !== Number(width) || schedule.height !== Number(height)) renewSoon()
  }
  kept = schedule
  tick()
}

/** What it remembers may be why it fails; the server has all of it. */
function startOver() {
  const name = 'san-choi-led-restarted'
  const last = Number(recall(device.session, name))
  if (last && Math.abs(device.wallClock() - last) < RESTART_EVERY) return
  keep(device.session, name, String(device.wallClock()))
  player.forget()
  location.reload()
}

let ticking = setInterval(tick, FRAME)
setInterval(() => {
  if (ticks() - tickedAt < STUCK_AFTER) return
  clearInterval(ticking)
  ticking = setInterval(tick, FRAME)
}, STUCK_AFTER)
addEventListener('pagehide', player.save)
if (document.fonts)
  document.fonts.load('800 16px "Be Vietnam Pro"', 'GỌI Ễ').then(
    () => board?.refit(),
    () => {},
  )
tick()
