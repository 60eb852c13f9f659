import { authOf } from '../../../accounts/auth'
import type { AppContext } from '../../../http/env'
import { isSecure } from '../identify-session'

/** Where and on what somebody signs in. Behind a proxy of the same machine the address says nothing. */
export function visitorOf(c: AppContext): { address: string | null; device: string } {
  const socket = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket
  const address = socket ? socket.remoteAddress : c.req.header('cf-connecting-ip')
  const isLocal = !address || /^(127\.|::1$|::ffff:127\.)/.test(address)
  return { address: isLocal ? null : address, device: c.req.header('user-agent') ?? '' }
}

/** better-auth as this request needs it: its cookies are secure over https. */
export const authFor = (c: AppContext) => authOf(c.get('services'), isSecure(c))

/** Passes better-auth's cookies on. */
export function setCookies(c: AppContext, cookies: string[]): void {
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true })
}
