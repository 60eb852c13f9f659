import { addDays, wallDate, wallTime } from '../../../src/shared/dates'
import type { Ask } from './cache'
import type { Ward } from './fill'

/** What a ward's office does in that minute, through the API: a message is approved, or an event published. */
export async function change(ask: Ask, { staffKey, organizationId }: Ward, at: number, number: number) {
  const post = async (path: string, body: unknown) => {
    const headers = { authorization: `Bearer ${staffKey}`, 'content-type': 'application/json' }
    const response = await ask(
      new Request(`http://san-choi.bench/api/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
    )
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
    return (await response.json()) as { id: string; version: number }
  }
  const today = wallDate(at)
  if (number % 2) {
    const message = await post('led-messages', {
      text: `Nhắc lúc ${wallTime(at)}: trông trẻ khi ra sông, ao, hồ`,
      windows: [{ startsOn: today, endsOn: addDays(today, 2), fromTime: '06:00', toTime: '22:00' }],
    })
    await post(`led-messages/${message.id}/approval`, { version: message.version })
  } else {
    const event = await post('events', {
      ...{ title: `Sinh hoạt hè ${number}`, category: 'culture', organizationId },
      ...{ mode: 'online', onlineUrl: 'https://example.vn/hop' },
      ...{ startsOn: addDays(today, 1), startTime: wallTime(at), durationMinutes: 60 },
    })
    await post(`events/${event.id}/submission`, {})
    await post(`events/${event.id}/publication`, {})
  }
}
