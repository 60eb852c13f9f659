import { approveMessage } from '../../src/led/approve-message'
import { createMessage } from '../../src/led/create-message'
import { raiseAlert } from '../../src/led/raise-alert'
import { registerScreen } from '../../src/led/register-screen'
import { instantOf } from '../../src/shared/dates'
import { alertInputOf } from './alerts'
import { messageInputOf } from './boards'
import { testApp } from './http'
import { plantPublication } from './publications'
import { scenario } from './scenario'

const today = { startsOn: '2026-06-09', endsOn: '2026-06-09' }
const long = 'Bà con đem theo sổ hộ khẩu, thẻ bảo hiểm y tế và giấy khai sinh của trẻ khi tới trạm y tế. '.repeat(2)

export type Frame = { url: string; sha256: string; bytes: number; w: number; h: number }
export type Schedule = {
  failsafe: { frame: Frame | null }
  items: { kind: string; text: string; notBefore: string; frame: Frame | null }[]
}

/** A board with messages short and long, events, and every mark of XML in a text. */
export async function busyBoard(size = { width: 192, height: 96 }, own: Record<string, unknown> = {}) {
  const s = await scenario()
  const { key } = await registerScreen(s.admin, { name: 'Cổng <UBND> & "chợ"', ...size, ...own })
  const app = testApp(s)
  const write = async (text: string, window = {}, own = {}) => {
    const { id } = await createMessage(s.editor, messageInputOf(text, { ...today, ...window }, own))
    await approveMessage(s.approver, id, { version: 1 })
  }
  await write('Sách & <truyện> "hay", giá 5.000đ')
  await write(long.trim(), {}, { share: '20' })
  await write('Đêm nay có trăng', { fromTime: '20:00', toTime: '02:00' })
  await plantPublication(s, { payload: { title: 'Tập bơi, lớp 1', startTime: '19:00' } })
  await plantPublication(s, { payload: { title: 'Đọc sách', startsOn: '2026-06-11', startTime: '08:00' } })
  const get = async (file: string, headers: Record<string, string> = {}, method = 'GET') =>
    app.request(`http://led.test/led/v1/${key}/${file}`, { headers, method })
  return { s, key, get, size }
}

export type Busy = Awaited<ReturnType<typeof busyBoard>>

/** Calm, alarmed and dark, each asked for anew. */
export async function* moods({ s }: Busy) {
  yield 'calm'
  await raiseAlert(s.approver, alertInputOf({ minutes: 60 }))
  yield 'alarmed'
  s.clock.now = instantOf('2026-06-09', '23:30')
  yield 'dark'
}
