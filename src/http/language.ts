import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { type Language, messages } from '../messages'
import type { AppContext, AppEnv } from './env'

/**
 * Public pages speak the language of their address (`?lang=en`), so that a cache can keep them; staff pages that of
 * the `lang` cookie; the API that of `Accept-Language`. Vietnamese wherever nothing is said.
 */
export const language = createMiddleware<AppEnv>(async (c, next) => {
  const chosen: Language = wanted(c) === 'en' ? 'en' : 'vi'
  c.set('language', chosen)
  c.set('m', messages(chosen))
  await next()
})

function wanted(c: AppContext): string | undefined {
  const asked = c.req.query('lang')
  if (asked) return asked
  if (c.req.path.startsWith('/staff')) return getCookie(c, 'lang')
  if (c.req.path.startsWith('/api/v1/')) return c.req.header('accept-language')?.slice(0, 2)
}
