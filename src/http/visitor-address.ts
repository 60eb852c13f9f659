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
