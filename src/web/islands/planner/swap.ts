/**
 * Renews the parts of the page marked `data-swap` from the same page at another address, so that headings, links, the
 * agenda and what is printed are the server's alone. The focus stays on the link that was pressed.
 */
export async function swapParts(href: string) {
  const response = await fetch(href, { headers: { accept: 'text/html' } })
  if (!response.ok || response.redirected) return location.assign(href)
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
  const focused = document.activeElement?.getAttribute('data-go')
  for (const part of document.querySelectorAll('[data-swap]')) {
    const other = fresh.querySelector(`[data-swap="${part.getAttribute('data-swap')}"]`)
    if (other && other.innerHTML !== part.innerHTML) part.replaceChildren(...other.childNodes)
  }
  if (focused) document.querySelector<HTMLElement>(`[data-go="${focused}"]`)?.focus()
}
