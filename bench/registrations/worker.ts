import { openD1 } from '../../src/database/open-d1'
import { openFieldCrypto } from '../../src/people/field-crypto'
import { registerAll } from './by-verb'
import type { Place } from './world'

/** The burst in workerd, beside its D1. */
export default {
  async fetch(request: Request, { DB, FIELD_KEY }: { DB: D1Database; FIELD_KEY: string }): Promise<Response> {
    const place = (await request.json()) as Place
    return Response.json(await registerAll(openD1(DB), await openFieldCrypto(FIELD_KEY), place))
  },
}
