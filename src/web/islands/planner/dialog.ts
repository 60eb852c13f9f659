import { cross, h } from './dom'
import { words } from './page'

/**
 * Opens a dialog over the page; Escape, the cross and a press beside it close it. The focus goes back to where it was.
 * @returns closes it
 */
export function openDialog(title: string, fillIn: (close: () => void) => (Node | string)[], onClose = () => {}) {
  const before = document.activeElement
  const dialog = h('dialog', { class: 'planner-dialog', 'aria-labelledby': 'planner-dialog-title' })
  const close = () => dialog.close()
  dialog.append(h('h2', { id: 'planner-dialog-title' }, title), ...fillIn(close), cross(words.close, close))
  dialog.addEventListener('click', event => event.target === dialog && close())
  dialog.addEventListener('close', () => {
    dialog.remove()
    if (before instanceof HTMLElement && before.isConnected) before.focus()
    onClose()
  })
  document.body.append(dialog)
  dialog.showModal()
  return close
}
