import { openD1 } from '../../src/database/open-d1'
import { type Task, tasks } from './tasks'
import { benchContext, type Places } from './ward'

type Job = { task: Task | 'nothing'; places: Places; run: number }

/** Runs one task in workerd, beside its D1; `nothing` tells what the way there costs. */
export default {
  async fetch(request: Request, { DB }: { DB: D1Database }): Promise<Response> {
    const { task, places, run } = (await request.json()) as Job
    if (task !== 'nothing') await tasks[task](benchContext(openD1(DB)), places, run)
    return new Response('ok')
  },
}
