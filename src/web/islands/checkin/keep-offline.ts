import type { CheckinPage } from './contract'

/** Has the service worker keep this page and what it is made of, so that it opens without network. */
export function keepOffline({ worker, parts }: CheckinPage): void {
  const { serviceWorker } = navigator
  if (!serviceWorker) return
  serviceWorker.register(worker, { scope: '/checkin' }).catch(() => {})
  const named = Array.from(document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>('link[href], script[src]'))
  const own = named.map(part => ('href' in part ? part.href : part.src))
  const page = location.pathname + location.search
  const urls = [page, ...own, ...parts].map(url => new URL(url, location.href).href)
  serviceWorker.ready.then(({ active }) => active?.postMessage(Array.from(new Set(urls)))).catch(() => {})
}
