import type { Services } from '../http/env'
import { keepBoards } from './boards'

/** In demo mode a database without wards gets the two demo wards. The boards' keys are printed: they are told only once. */
export async function seedWhenEmpty(services: Services, boardsFile: string): Promise<void> {
  if (await services.db.query.wards.findFirst({ columns: { id: true } })) return
  const { seedDemo } = await import('../demo/seed-demo')
  const boards = await seedDemo(services, { report: done => console.log(`  ${done}`) })
  keepBoards(boardsFile, boards)
  for (const { name, key } of boards) console.log(`  ${name}: /led/v1/${key}/player`)
}
