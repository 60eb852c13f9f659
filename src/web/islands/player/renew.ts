const EVERY = 12 * 3600_000
const SOON = 15 * 60_000

/**
 * Twice a day the page looks whether the server has another one, of a new version or for another size of the board, and
 * loads itself anew if so: not while `isBusy`, and never when the server does not answer.
 * @returns to be called when there is a reason to look soon
 */
export function openRenewal(board: HTMLElement, jitter: number, isBusy: () => boolean) {
  let next = setTimeout(look, EVERY * jitter)
  let isSoon = false

  function look() {
    isSoon = false
    if (isBusy()) return soon()
    next = setTimeout(look, EVERY * jitter)
    fetch('player', { cache: 'no-store', credentials: 'omit' })
      .then(answer => (answer.ok ? answer.text() : ''))
      .then(text => {
        const other = new DOMParser().parseFromString(text, 'text/html').getElementById('board')
        if (other && saidBy(other) !== saidBy(board) && !isBusy()) location.reload()
      })
      .catch(() => {})
  }

  function soon() {
    if (isSoon) return
    isSoon = true
    clearTimeout(next)
    next = setTimeout(look, SOON * jitter)
  }

  return soon
}

const saidBy = ({ dataset }: HTMLElement): string =>
  [dataset.screen, dataset.version, dataset.width, dataset.height].join(' ')
