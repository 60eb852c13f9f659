import type { Item } from './read-schedule'

const LINE_HEIGHT = 1.3
const LEAST_SQUEEZE = 0.85
const TONES: Record<string, [string, string, string]> = {
  hotline: ['yellow', 'white', 'green'],
  event: ['yellow', 'green', 'white'],
  message: ['white', 'white', 'white'],
}
const LOUD: [string, string, string] = ['red', 'white', 'white']

export type Line = { text: string; tone: string }

/**
 * Text on a board whose pictures are not there: the largest letters that hold it, on several pages where even the
 * smallest do not. Measured and drawn in `element`, which has the board's size.
 */
export function openText(element: HTMLElement, width: number, height: number) {
  const padding = Math.max(1, Math.round(Math.min(width, height) * 0.05))
  const smallest = Math.max(8, Math.floor(Math.min(width, height) / 10))
  element.style.padding = `${padding}px`

  function paginate({ kind, lines: texts }: Item): Line[][] {
    const tones = TONES[kind] || LOUD
    const lines = texts.map((text, index) => ({ text, tone: tones[Math.min(index, 2)]! }))
    if (fits(lines, smallest)) return [lines]
    return lines.flatMap(({ text, tone }) => {
      const pages: string[] = []
      let page = ''
      text.split(' ').forEach(word => {
        const longer = page ? `${page} ${word}` : word
        if (page && !fits([{ text: longer, tone }], smallest)) {
          pages.push(page)
          page = word
        } else page = longer
      })
      return pages.concat(page).map(words => [{ text: words, tone }])
    })
  }

  function draw(lines: Line[]) {
    let low = Math.min(smallest, height - 2 * padding)
    if (!fits(lines, low)) {
      // A single word wider than the board: broken, and smaller if it must be.
      while (low > 4 && !fits(lines, low, true)) low--
      return place(lines, low, true)
    }
    // From above, one by one: as lines are squeezed and broken, a size may fit although a smaller one does not.
    let size = Math.max(low, Math.floor((height - 2 * padding) / (LINE_HEIGHT * lines.length)))
    while (size > low && !fits(lines, size)) size--
    place(lines, size)
  }

  function fits(lines: Line[], size: number, broken = false): boolean {
    place(lines, size, broken)
    return element.scrollWidth <= width && element.scrollHeight <= height && spread() <= height - 2 * padding + 0.01
  }

  // A centred column overflows on both sides, and the upper one is no part of `scrollHeight`.
  function spread(): number {
    const { firstElementChild: first, lastElementChild: last } = element
    return first && last ? last.getBoundingClientRect().bottom - first.getBoundingClientRect().top : 0
  }

  function place(lines: Line[], size: number, broken = false) {
    clear()
    // No line is larger than the one before it: time, title, place.
    let largest = size
    for (const { text, tone } of lines) {
      const line = document.createElement('div')
      line.className = `line ${tone}${broken ? ' break' : ''}`
      line.textContent = text
      line.style.fontSize = `${largest}px`
      element.appendChild(line)
      if (!broken) largest = squeeze(line, largest)
    }
  }

  // A line that is only a little too long reads better smaller than broken.
  function squeeze(line: HTMLElement, size: number): number {
    line.style.whiteSpace = 'nowrap'
    const room = line.clientWidth
    const natural = line.scrollWidth
    if (natural <= room) return size
    const smaller = Math.floor((2 * size * (room - 1)) / natural) / 2
    if (smaller >= smallest && smaller >= size * LEAST_SQUEEZE) {
      line.style.fontSize = `${smaller}px`
      return smaller
    }
    line.style.whiteSpace = ''
    return size
  }

  function clear() {
    element.textContent = ''
  }

  return { paginate, draw, clear }
}
