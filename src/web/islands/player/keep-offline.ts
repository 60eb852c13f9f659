import type { Schedule } from './read-schedule'

/**
 * Has the service worker keep this page, what it is made of, and the pictures of a schedule, for when the server is
 * gone. Where there are no service workers (`http:`, old WebViews) the page plays on until it is loaded anew.
 */
export function openOffline(worker: string) {
  const serviceWorker = serviceWorkers()
  if (!serviceWorker) return () => {}
  serviceWorker.register(worker, { scope: './' }).catch(() => {})
  // Asks the browser not to make room at the board's expense.
  navigator.storage?.persist?.().catch(() => {})
  const parts = Array.from(document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>('link[href], script[src]'))
  const own = parts.map(part => ('href' in part ? part.href : part.src))

  return ({ items, failsafe }: Schedule) => {
    const frames = [failsafe, ...items].map(({ frame }) => frame?.url).filter((url): url is string => !!url)
    const urls = [location.pathname, ...own, ...frames].map(url => new URL(url, location.href).href)
    serviceWorker.ready.then(({ active }) => active?.postMessage(Array.from(new Set(urls)))).catch(() => {})
  }
}

// Even to name it throws within a frame of a device's own page.
function serviceWorkers(): ServiceWorkerContainer | undefined {
  try {
    return navigator.serviceWorker
  } catch {
    return undefined
  }
}
