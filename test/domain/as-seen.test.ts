import { describe, expect, test } from 'vitest'
import { cancelEvent } from '../../src/events/cancel-event'
import { createEvent } from '../../src/events/create-event'
import { getEvent } from '../../src/events/get-event'
import { publishEvent } from '../../src/events/publish-event'
import { returnEvent } from '../../src/events/return-event'
import { saveEvent } from '../../src/events/save-event'
import { submitEvent } from '../../src/events/submit-event'
import { withdrawPublication } from '../../src/events/withdraw-publication'
import type { Context } from '../../src/shared/context'
import { eventOf } from '../support/event-input'
import { publish } from '../support/event-steps'
import { refusalOf } from '../support/refusal-of'
import { scenario } from '../support/scenario'

const saw = (context: Context, seen: number): Context => ({ ...context, now: context.now, seen })

describe('whoever says which version of an event they looked at', () => {
  test('decides nothing of a later one', async () => {
    const s = await scenario()
    const { id } = await createEvent(s.editor, eventOf(s))
    await saveEvent(s.editor, id, eventOf(s, { title: 'Tên mới', version: 1 }))
    const reason = { reason: 'Chưa rõ' }
    expect(await refusalOf(submitEvent(saw(s.editor, 1), id))).toBe('changed_meanwhile')
    await submitEvent(saw(s.editor, 2), id)
    expect(await refusalOf(publishEvent(saw(s.approver, 1), id))).toBe('changed_meanwhile')
    expect(await refusalOf(returnEvent(saw(s.approver, 1), id, reason))).toBe('changed_meanwhile')
    expect(await refusalOf(cancelEvent(saw(s.approver, 1), id, reason))).toBe('changed_meanwhile')
    expect(await getEvent(s.editor, id)).toMatchObject({ status: 'submitted', version: 2 })
  })

  test('withdraws only what they saw', async () => {
    const s = await scenario()
    const { id } = await createEvent(s.editor, eventOf(s))
    await publish(s, id)
    expect(await refusalOf(withdrawPublication(saw(s.approver, 7), id))).toBe('changed_meanwhile')
    expect(await refusalOf(withdrawPublication(saw(s.approver, 1), id))).toBe('done')
  })
})
