import { beforeEach, describe, expect, test } from 'vitest'
import { raster } from '#test-raster'
import { countPlaysByDay } from '../../src/led/count-plays-by-day'
import { createMessage } from '../../src/led/create-message'
import { previewText } from '../../src/led/preview-text'
import { registerScreen } from '../../src/led/register-screen'
import { revokeScreen } from '../../src/led/revoke-screen'
import { takePlays } from '../../src/led/take-plays'
import { instantOf, MINUTE } from '../../src/shared/dates'
import { Forbidden, Invalid } from '../../src/shared/errors'
import { messageInputOf } from '../support/boards'
import { type Scenario, scenario } from '../support/scenario'

let s: Scenario
beforeEach(async () => {
  s = await scenario()
})

const board = (name: string, width: number, height: number, own: object = {}) =>
  registerScreen(s.admin, { name, width, height, ...own })

describe('a text on the boards', () => {
  test('is drawn once for each size and kind of lamp, with the names of its boards', async () => {
    await board('Cổng', 192, 96)
    await board('Chợ', 192, 96)
    await board('Trường', 192, 96, { colours: 'mono' })
    const { id } = await board('Cũ', 64, 32)
    await revokeScreen(s.admin, id)
    const { sizes, undrawable } = await previewText(s.editor, raster, 'Đừng kết bạn với người lạ')
    expect(undrawable).toEqual([])
    expect(sizes.map(({ boards, colours }) => [boards, colours])).toEqual([
      [['Chợ', 'Cổng'], 'full'],
      [['Trường'], 'mono'],
    ])
    for (const { frame, holds } of sizes) {
      expect(holds).toBeNull()
      expect([frame.width, frame.height, frame.pages.length]).toEqual([192, 96, 1])
    }
  })

  test('for chosen audiences is drawn only on the boards that belong to one of them', async () => {
    await board('Chợ', 192, 96, { tags: ['chợ'] })
    await board('Cổng', 192, 96)
    await board('Trường', 128, 64, { tags: ['trường học'] })
    const shown = async (...tags: string[]) =>
      (await previewText(s.editor, raster, 'Chào', tags)).sizes.map(({ boards }) => boards)
    expect(await shown()).toEqual([['Chợ', 'Cổng'], ['Trường']])
    expect(await shown('chợ')).toEqual([['Chợ']])
    expect(await shown('chợ', 'trường học')).toEqual([['Chợ'], ['Trường']])
    expect(await shown('bến xe')).toEqual([])
  })

  test('too long to stand still says about how many characters would', async () => {
    await board('Bảng nhỏ', 64, 32)
    const text = 'Trẻ gặp chuyện trên mạng: nói ngay với cha mẹ, thầy cô hoặc gọi 111'
    const { sizes } = await previewText(s.editor, raster, text)
    const { holds, frame } = sizes[0]!
    expect(frame.legible).toBe(false)
    expect(holds).toBeGreaterThan(3)
    const shorter = await previewText(s.editor, raster, text.slice(0, holds!))
    expect(shorter.sizes[0]!.holds).toBeNull()
  })

  test('names what cannot be drawn, and takes any text', async () => {
    expect((await previewText(s.editor, raster, 'Vui 😀 quá')).undrawable).toEqual(['😀'])
    expect((await previewText(s.editor, raster, `\u202e${'dài '.repeat(5000)}`)).sizes).toHaveLength(1)
    expect((await previewText(s.editor, raster, '')).sizes[0]!.frame.pages).toHaveLength(1)
  })

  test('without a board it is drawn on an example; others than the office are refused', async () => {
    const { sizes } = await previewText(s.editor, raster, 'Chào')
    expect(sizes).toMatchObject([{ width: 192, height: 96, boards: [] }])
    await expect(previewText(s.coordinator, raster, 'Chào')).rejects.toThrow(Forbidden)
  })
})

describe('plays by day', () => {
  test('count the ward’s own, days without any included', async () => {
    const other = await scenario({ db: s.db })
    const play = async (ward: Scenario, plays: { itemId: string; on: string }[]) => {
      const { id } = await registerScreen(ward.admin, { name: 'Cổng', width: 192, height: 96 })
      const told = plays.map(({ itemId, on }, index) => ({
        ...{ itemId, seconds: 8 },
        startedAt: instantOf(on, '08:00') + index * MINUTE,
      }))
      expect(await takePlays(s.db, { id, wardId: ward.wardId }, { plays: told }, ward.clock.now)).toEqual({
        ...{ accepted: told.length, refused: [] },
      })
    }
    const { id } = await createMessage(s.editor, messageInputOf('Ra sân chơi'))
    const itemId = `message-${id}`
    await play(s, [
      { itemId, on: '2026-06-07' },
      { itemId: 'hotline-111', on: '2026-06-07' },
      { itemId, on: '2026-06-07' },
      { itemId, on: '2026-06-09' },
    ])
    await play(other, [{ itemId: 'hotline-111', on: '2026-06-08' }])
    const days = { from: '2026-06-07', to: '2026-06-09' }
    expect((await countPlaysByDay(s.editor, days)).map(({ times }) => times)).toEqual([3, 0, 1])
    expect((await countPlaysByDay(s.editor, { ...days, messageId: id })).map(({ times }) => times)).toEqual([2, 0, 1])
    await expect(countPlaysByDay(s.editor, { from: '2026-06-09', to: '2026-06-07' })).rejects.toThrow(Invalid)
    await expect(countPlaysByDay(s.groupHead, days)).rejects.toThrow(Forbidden)
  })
})
