import type { AppContext } from '../http/env'
import { Forbidden } from '../shared/errors'

export async function identifyKey(_c: AppContext): Promise<void> {
  throw new Forbidden('wrong_key')
}
