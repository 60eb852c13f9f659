import type { AppContext } from '../../http/env'
import { Forbidden } from '../../shared/errors'

export async function identifySession(_c: AppContext): Promise<void> {
  throw new Forbidden('sign_in_required')
}
