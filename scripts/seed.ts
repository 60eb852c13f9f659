import { parseArgs } from 'node:util'
import { eq } from 'drizzle-orm'
import { wards } from '../src/database/schema'
import { fillRegister } from '../src/demo/fill-register'
import { demoWards, seedDemo } from '../src/demo/seed-demo'
import { keepBoards } from '../src/node/boards'
import { systemOf } from '../src/shared/actor'
import { openTarget } from './open-target'
import { refuse } from './refuse'

const USAGE = `npm run seed -- [--ward ${demoWards.map(plan => plan.ward.slug).join('|')}] [--children 300] [--database d1|file:PATH]`

const { values } = parseArgs({
  options: { ward: { type: 'string' }, children: { type: 'string' }, database: { type: 'string' } },
})
const count = Number(values.children ?? 300)
const plans = demoWards.filter(plan => !values.ward || plan.ward.slug === values.ward)
if (!plans.length || !Number.isInteger(count) || count < 1 || count > 50_000) refuse(USAGE)
// The password of the demo accounts is public.
if (process.env.NODE_ENV === 'production' && process.env.DEMO !== '1')
  refuse('The demo wards bring accounts whose password everybody knows. Set DEMO=1 when that is wanted.')

const { services, boardsFile, close } = await openTarget(values.database)
try {
  for (const { ward, children } of plans) {
    const known = await services.db.query.wards.findFirst({ columns: { id: true }, where: eq(wards.id, ward.id) })
    if (known) {
      const context = {
        db: services.db,
        crypto: services.crypto,
        actor: systemOf(ward.id),
        now: services.config.clock(),
      }
      console.log(
        `${ward.name}: ${await fillRegister(context, children, count)} children added, ${count} wanted in all`,
      )
    } else {
      const report = (done: string) => console.log(`  ${done}`)
      keepBoards(boardsFile, await seedDemo(services, { ward: ward.slug, children: count, report }))
    }
  }
} finally {
  await close()
}
