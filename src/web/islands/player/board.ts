import { STILL_SECONDS } from '../../../led/scroll'
import type { Turn } from './core'
import { openPictures } from './pictures'
import type { Item } from './read-schedule'
import { type Line, openText } from './text'

const SHORTEST_PAGE = 3

/** Draws turns on the board's pixels: the server's picture where it is there, the same text otherwise. */
export function openBoard(element: HTMLElement, width: number, height: number) {
  element.textContent = ''
  element.style.width = `${width}px`
  element.style.height = `${height}px`
  const layer = document.createElement('div')
  layer.className = 'text'
  element.appendChild(layer)
  const text = openText(layer, width, height)
  const pictures = openPictures()

  let shown: Turn | null = null
  let picture: HTMLImageElement | null = null
  let moving: Animation | null = null
  let pages: Line[][] = []
  let page = 0

  /** What the board shows now, `ms` after the turn began. To be called for every frame. */
  function show(turn: Turn | null, ms: number) {
    const isNew = turn !== shown
    shown = turn
    if (!turn) return isNew && clear()
    const ready = pictures.ready(turn.item)
    // A picture that comes while its words are shown takes their place, unless it would have to hurry.
    if (ready && (isNew || (!picture && ready.naturalWidth <= width))) return put(ready, turn)
    if (isNew) write(turn.item)
    else if (!picture && pages.length > 1) turnTo(Math.floor((ms / 1000 / turn.seconds) * pages.length))
  }

  function put(next: HTMLImageElement, { item, seconds }: Turn) {
    if (moving) moving.cancel()
    moving = null
    // The old one goes in the same step, so that nothing is seen between them.
    if (next !== picture) {
      element.appendChild(next)
      if (picture) element.removeChild(picture)
      picture = next
    }
    text.clear()
    next.alt = item.lines.join(' ')
    element.setAttribute('data-showing', item.id)
    const way = next.naturalWidth - width
    if (way > 0) moving = move(next, way, seconds)
  }

  function write(item: Item) {
    pages = text.paginate(item)
    page = -1
    turnTo(0)
    remove()
    element.setAttribute('data-showing', item.id)
  }

  function turnTo(next: number) {
    if (next === page || !pages[next]) return
    page = next
    text.draw(pages[next])
  }

  function remove() {
    if (moving) moving.cancel()
    if (picture) element.removeChild(picture)
    moving = picture = null
  }

  function clear() {
    remove()
    text.clear()
    element.removeAttribute('data-showing')
  }

  return {
    show,
    /** Pictures that will soon be needed, in the order of need. */
    prepare: pictures.load,
    /** Seconds that an item needs in words; its picture's are in the item. */
    secondsFor: (item: Item): number =>
      pictures.ready(item) ? 0 : measured(() => text.paginate(item).length * SHORTEST_PAGE),
    /** Letters have changed their widths. */
    refit() {
      if (shown && !picture) write(shown.item)
    },
  }

  // Measuring takes the place of what is written, which is put back before anything is seen.
  function measured(seconds: () => number): number {
    const result = seconds()
    if (shown && !picture && pages[page]) text.draw(pages[page]!)
    else text.clear()
    return result
  }
}

function move(picture: HTMLImageElement, way: number, seconds: number): Animation {
  const still = STILL_SECONDS / seconds
  const [start, end] = ['translateX(0)', `translateX(${-way}px)`]
  return picture.animate(
    [
      { transform: start },
      { transform: start, offset: still },
      { transform: end, offset: 1 - still },
      { transform: end },
    ],
    { duration: seconds * 1000, fill: 'forwards' },
  )
}
