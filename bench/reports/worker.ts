import { openD1 } from '../../src/database/open-d1'
import { type Task, tasks } from './tasks'
import { benchContext } from './ward'

/** Runs one task in workerd, beside its D1; `nothing` tells what the way there costs. */
export default {
  async fetch(request: Request, { DB }: { DB: D1Database }): Promise<Response> {
    const { task, ward } = (await request.json()) as { task: Task | 'nothing'; ward: string }
    if (task !== 'nothing') await tasks[task](await benchContext(openD1(DB), ward))
    return new Response('ok')
  },
}
