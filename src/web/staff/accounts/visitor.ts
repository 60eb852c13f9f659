import { authOf } from '../../../accounts/auth'
import type { AppContext } from '../../../http/env'
import { visitorAddress } from '../../../http/visitor-address'
import { isSecure } from '../identify-session'

/** Where and on what somebody signs in. */
export function visitorOf(c: AppContext): { address: string | null; device: string } {
  return { address: visitorAddress(c), device: c.req.header('user-agent') ?? '' }
}

/** better-auth as this request needs it: its cookies are secure over https. */
export const authFor = (c: AppContext) => authOf(c.get('services'), isSecure(c))

/** Passes better-auth's cookies on. */
export function setCookies(c: AppContext, cookies: string[]): void {
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true })
}
