import { getEvent } from '../events/get-event'
import { type AppContext, verbContext } from '../http/env'

/** An event as every change of it answers. */
export const showEvent = async (c: AppContext, id: string, status: 200 | 201 = 200) =>
  c.json(await getEvent(verbContext(c), id), status)
