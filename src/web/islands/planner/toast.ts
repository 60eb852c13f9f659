import { button, cross, h } from './dom'
import { words } from './page'

const box = h('div', { class: 'planner-toasts', role: 'status' })
let timer = 0

type Toast = {
  text: string
  notes?: string[]
  action?: { text: string; run: () => void }
  /** What comes next, and where. */
  next?: { text: string; href: string; label: string }
  tone?: 'success' | 'danger'
}

/** Says what was done in the corner, with what to mind and a way back; without either it goes by itself. */
export function toast({ text, notes = [], action, next, tone = 'success' }: Toast) {
  if (!box.isConnected) document.body.append(box)
  clearTimeout(timer)
  const act = action
    ? button(action.text, () => {
        hideToast()
        action.run()
      })
    : null
  act?.setAttribute('data-undo', '')
  box.replaceChildren(
    h(
      'div',
      { class: `notice notice-${tone} planner-toast` },
      h('p', {}, text),
      act,
      cross(words.close, hideToast),
      next ? h('div', {}, h('p', {}, next.text, ' ', h('a', { href: next.href }, next.label))) : null,
      notes.length ? h('div', {}, h('p', {}, words.mind), h('ul', {}, ...notes.map(note => h('li', {}, note)))) : null,
    ),
  )
  if (!action && notes.length === 0) timer = window.setTimeout(hideToast, 6000)
}

export const hideToast = () => box.replaceChildren()
