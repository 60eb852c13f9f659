import type { AppContext } from './env'

/**
 * The network address a request comes from; null where a proxy of the same machine hides it. It tells who somebody is:
 * never stored or logged as it is.
 */
export function visitorAddress(c: AppContext): string | null {
  const socket = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket
  const address = socket ? socket.remoteAddress : c.req.header('cf-connecting-ip')
  return !address || /^(127\.|::1$|::ffff:127\.)/.test(address) ? null : address
}

/** What counts as one visitor: whoever has one IPv6 address has all that begin with the same four groups. */
export function networkOf(address: string): string {
  if (address.includes('.')) return address
  const [start = [], end = []] = address.split('::').map(part => part.split(':').filter(Boolean))
  const zeros = Array(Math.max(0, 8 - start.length - end.length)).fill('0')
  return [...start, ...zeros, ...end].slice(0, 4).join(':')
}
