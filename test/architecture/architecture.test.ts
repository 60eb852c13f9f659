import { describe, expect, test } from 'vitest'
import { findCycles, readSources, source } from './read-source'
import { breaches, rules } from './rules'

const sources = readSources()

test('the whole tree was read, imports and all', () => {
  expect(sources.length).toBeGreaterThan(100)
  expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(500)
  const worker = sources.find(({ path }) => path === 'worker.ts')!
  expect(worker.imports.map(({ target }) => target)).toContain('database/open-d1')
})

describe.each(rules)('$name', rule => {
  test('holds', () => expect(breaches(rule, sources)).toEqual([]))
})

test('imports make no cycles', () => expect(findCycles(sources)).toEqual([]))

test.each([
  ['feeds/x.ts', "import { addChild } from '../people/add-child'"],
  ['feeds/x.ts', "import type { Child } from '../people/child-rows'"],
  ['feeds/x.ts', "import { children } from '../database/schema'"],
  ['calendar/x.ts', "import {\n  listGroups,\n} from '../places/list-groups'"],
  ['led/x.ts', "import { registrations } from '../database/schema'"],
  ['led/x.ts', "export * from '../accounts/sign-in'"],
  ['reports/x.ts', "import { openNames } from '../people/open-names'"],
  ['events/x.ts', "import { openNames } from '../people/open-names'"],
  ['events/x.ts', "import { HTTPException } from 'hono/http-exception'"],
  ['events/x.ts', "const page = await import('../web/form')"],
  ['web/staff/x.tsx', "import { eq } from 'drizzle-orm'"],
  ['api/x.ts', "import { events } from '../database/schema'"],
  ['web/x.ts', "import { genders } from '../people/tables'"],
  ['web/x.ts', "  const ward = await c.get('services').db.query.wards.findFirst()"],
  ['events/x.ts', "import { readFileSync } from 'node:fs'"],
  ['events/x.ts', '  await db.transaction(async () => {})'],
  ['events/x.ts', '  await db.run(sql`select 1`)'],
  ['events/x.ts', '  const now = Date.now()'],
  ['events/x.ts', '  const now = new Date()'],
  ['events/tables.ts', "  ward: text().references(() => wards.id, { onDelete: 'cascade' }),"],
  ['people/x.ts', '  console.log(child.name)'],
  ['web/x.tsx', '  <script src="/assets/app.js" />'],
  ['events/x.ts', 'one\n'.repeat(251)],
])('a planted breach in %s is found: %s', (path, text) => {
  expect(rules.flatMap(rule => breaches(rule, [source(path, text)]))).not.toEqual([])
})

test('a planted cycle is found, and a cycle of types only is none', () => {
  const pair = (type: string) => [
    source('a/one.ts', `import { two } from './two'`),
    source('a/two.ts', `import ${type}{ one } from './one'`),
  ]
  expect(findCycles(pair(''))).toEqual(['a/one → a/two → a/one'])
  expect(findCycles(pair('type '))).toEqual([])
})
