import { mkdirSync, rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { inRepository } from '../src/node/paths'
import { measureBoards } from './boards'
import { measurePolls } from './polls'
import { measureRegistrations } from './registrations'
import { machine, type Part, parts, writeFigures } from './report'
import { measureReports } from './reports'
import { measureSchedule } from './schedule'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '0.8' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
  },
})
const [seconds, rounds] = [Number(values.seconds), Number(values.rounds)]
if (!(seconds > 0) || !(rounds > 0) || (values.only && !parts.includes(values.only as Part))) {
  console.error(`npm run bench -- [--seconds 0.8] [--rounds 3] [--only ${parts.join('|')}]`)
  process.exit(2)
}

const folder = inRepository('.bench')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder)

const figures: Record<Part, () => Promise<string>> = {
  polls: () => measurePolls(folder, { rounds, seconds }),
  planning: async () => `${await measureSchedule(folder)}\n\n${machine()}; medians of 14 runs, of 3 for the import.`,
  boards: () => measureBoards(folder),
  reports: async () => `${await measureReports(folder)}\n\n${machine()}; medians of 14 runs.`,
  registrations: async () => `${await measureRegistrations(folder)}\n\n${machine()}.`,
}
for (const part of parts) if (!values.only || part === values.only) writeFigures(part, await figures[part]())
