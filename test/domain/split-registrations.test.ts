import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { cancelEvent } from '../../src/events/cancel-event'
import { moveOccurrence } from '../../src/events/move-occurrence'
import { eventPlaces } from '../../src/participation/list-registration-events'
import { registerChild } from '../../src/participation/register-child'
import { seriesOf } from '../support/event-input'
import { meetingsOf, publicationOf, publish, published } from '../support/event-steps'
import { plant } from '../support/registration-steps'
import { scenario } from '../support/scenario'

describe('children registered for a series', () => {
  test('keep their places and their order in the part that carries on', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s, { registration: 'open', capacity: 1 }))
    const children = [await plant(s, { name: 'Nông Văn Mây' }), await plant(s, { name: 'Lò Thị Nắng' })]
    for (const child of children) await registerChild(s.editor, id, child)
    const third = (await meetingsOf(s, id))[2]!
    const next = await moveOccurrence(s.editor, third.id, {
      scope: 'following',
      startsOn: '2026-06-18',
      startTime: '15:00',
      endTime: '17:00',
      version: 1,
    })
    expect(await eventPlaces(s.editor, sql`publication.id = ${next.id}`)).toEqual([])
    await publish(s, next.id)
    const [places] = await eventPlaces(s.editor, sql`publication.id = ${next.id}`)
    expect(places).toMatchObject({ confirmed: 1, waiting: 1 })
    expect((await publicationOf(s, next.id))!.seatsLeft).toBe(0)
    expect((await publicationOf(s, id))!.seatsLeft).toBe(0)
  })

  test('keep their places through all parts, whichever of them is approved by name', async () => {
    for (const named of ['first', 'last'] as const) {
      const s = await scenario()
      const id = await published(s, seriesOf(s, { registration: 'open', capacity: 2 }))
      await registerChild(s.editor, id, await plant(s, { name: 'Nông Văn Mây' }))
      const split = async (event: string) => {
        const { id: meeting, ruleDate } = (await meetingsOf(s, event))[1]!
        const to = { scope: 'following', startsOn: ruleDate, startTime: '15:00', endTime: '16:00', version: 1 }
        return (await moveOccurrence(s.editor, meeting, to)).id
      }
      const second = await split(id)
      const third = await split(second)
      await publish(s, named === 'first' ? id : third)
      for (const part of [id, second, third])
        expect(await eventPlaces(s.editor, sql`publication.id = ${part}`)).toMatchObject([{ confirmed: 1 }])
      expect((await publicationOf(s, third))!.seatsLeft).toBe(1)
    }
  })

  test('keep them also where a part between was called off before anybody saw it', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s, { registration: 'open', capacity: 2 }))
    await registerChild(s.editor, id, await plant(s, { name: 'Nông Văn Mây' }))
    const split = async (event: string) => {
      const { id: meeting, ruleDate } = (await meetingsOf(s, event))[1]!
      const to = { scope: 'following', startsOn: ruleDate, startTime: '15:00', endTime: '16:00', version: 1 }
      return (await moveOccurrence(s.editor, meeting, to)).id
    }
    const second = await split(id)
    const third = await split(second)
    await cancelEvent(s.approver, second, { reason: 'Nghỉ giữa đợt' })
    await publish(s, third)
    expect(await eventPlaces(s.editor, sql`publication.id = ${third}`)).toMatchObject([{ confirmed: 1 }])
  })
})
