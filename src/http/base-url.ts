import type { AppContext } from './env'

/** Where the product is reached, without a final slash: as configured, else as this request says. */
export const baseUrl = (c: AppContext): string => c.get('services').config.baseUrl ?? new URL(c.req.url).origin
