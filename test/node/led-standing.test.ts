import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Database } from '../../src/database/database'
import { screens } from '../../src/database/schema'
import { approveMessage } from '../../src/led/approve-message'
import { createMessage } from '../../src/led/create-message'
import { registerScreen } from '../../src/led/register-screen'
import { MINUTE } from '../../src/shared/dates'
import { messageInputOf } from '../support/boards'
import { testApp } from '../support/http'
import { scenario } from '../support/scenario'

/** More than a process keeps timelines of. */
const MANY = 310

/** A ward's boards, each polled once, and what a second poll of one reads. */
async function polledBoards(count: number) {
  const s = await scenario()
  let reads = 0
  const db = new Proxy(s.db, {
    get(target, name) {
      if (name === 'select') reads++
      return Reflect.get(target, name)
    },
  }) as Database
  const app = testApp({ ...s, db })
  const boards: { id: string; key: string; etag: string }[] = []
  for (let index = 0; index < count; index++) {
    const board = await registerScreen(s.admin, { name: `Bảng ${index}`, width: 64, height: 32 })
    boards.push({ ...board, etag: '' })
  }
  const poll = async (board: (typeof boards)[number]) => {
    reads = 0
    const headers = { 'if-none-match': board.etag }
    const response = await app.request(`http://led.test/led/v1/${board.key}/now.txt`, { headers })
    board.etag = response.headers.get('etag') ?? ''
    return { status: response.status, reads }
  }
  for (const board of boards) await poll(board)
  return { s, boards, poll }
}

test('a 304 takes one read, however many boards a process serves', async () => {
  const { s, boards, poll } = await polledBoards(MANY)
  s.clock.now += 15_000
  for (const board of boards) expect(await poll(board)).toEqual({ status: 304, reads: 1 })
})

test('a board that is only ever told 304 is still known to be there', async () => {
  const { s, boards, poll } = await polledBoards(1)
  s.clock.now += 6 * MINUTE
  expect(await poll(boards[0]!)).toEqual({ status: 304, reads: 1 })
  const seenAt = async () => (await s.db.query.screens.findFirst({ where: eq(screens.id, boards[0]!.id) }))?.seenAt
  await expect.poll(seenAt).toBe(s.clock.now)
})

test('what stood falls with an approved message', async () => {
  const { s, boards, poll } = await polledBoards(1)
  expect((await poll(boards[0]!)).status).toBe(304)
  const { id } = await createMessage(s.editor, messageInputOf('Nghỉ học ngày mai'))
  await approveMessage(s.approver, id, { version: 1 })
  expect((await poll(boards[0]!)).status).toBe(200)
})
