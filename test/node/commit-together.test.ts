import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from '@libsql/client'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabaseUrl } from '../../src/node/open-database-url'

let client: Client
const folder = mkdtempSync(join(tmpdir(), 'together-'))
const file = `file:${join(folder, 'data.db')}`

beforeAll(async () => {
  client = await openDatabaseUrl(file)
  await client.execute('create table kept (batch integer, step integer, primary key (batch, step))')
})
afterAll(() => {
  client.close()
  rmSync(folder, { recursive: true, force: true })
})

test('batches asked for at once are each all or nothing, and each gets its own answer', async () => {
  // How many rows a batch writes, and whether its last one is one too many.
  const wanted = fc.array(fc.record({ rows: fc.integer({ min: 1, max: 5 }), fails: fc.boolean() }), { maxLength: 80 })
  await fc.assert(
    fc.asyncProperty(wanted, async batches => {
      await client.execute('delete from kept')
      const said = await Promise.allSettled(
        batches.map(({ rows, fails }, batch) =>
          client.batch(
            [...Array(rows).keys(), ...(fails ? [0] : [])].map(step => ({
              sql: 'insert into kept values (?, ?) returning batch, step',
              args: [batch, step],
            })),
          ),
        ),
      )
      for (const [batch, one] of said.entries()) {
        const { rows, fails } = batches[batch]!
        expect(one.status).toBe(fails ? 'rejected' : 'fulfilled')
        const { rows: kept } = await client.execute({
          sql: 'select count(*) as n from kept where batch = ?',
          args: [batch],
        })
        expect(kept[0]!.n).toBe(fails ? 0 : rows)
        if (one.status === 'fulfilled')
          expect(one.value.map(answer => [answer.rows[0]!.batch, answer.rows[0]!.step])).toEqual(
            [...Array(rows).keys()].map(step => [batch, step]),
          )
      }
    }),
    { numRuns: 30 },
  )
})

test('what was answered is in the file for another connection', async () => {
  await client.execute('delete from kept')
  const other = await openDatabaseUrl(file)
  await Promise.all(
    [...Array(100).keys()].map(async batch => {
      await client.batch([{ sql: 'insert into kept values (?, 0)', args: [batch] }])
      const { rows } = await other.execute({ sql: 'select batch from kept where batch = ?', args: [batch] })
      expect(rows).toHaveLength(1)
    }),
  )
  other.close()
})
