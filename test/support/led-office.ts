import { signedIn, testApp } from './http'
import { scenario } from './scenario'

/** A board as the form names it. */
export const gateForm = {
  ...{ name: 'Cổng UBND phường', width: '192', height: '96', groupId: '' },
  ...{ opensAt: '06:00', closesAt: '00:00' },
}

export const june = { startsOn: '2026-06-01', endsOn: '2026-06-30' }

/** A message as the form names it. */
export const messageForm = {
  text: 'Đừng kết bạn với người lạ',
  'windows.0.startsOn': june.startsOn,
  'windows.0.endsOn': june.endsOn,
  priority: '0',
}

/** The app over a fresh ward, with the people of its office signed in. */
export async function office() {
  const s = await scenario()
  const app = testApp(s)
  const [admin, approver, editor] = [
    await signedIn(s, 'admin'),
    await signedIn(s, 'approver'),
    await signedIn(s, 'editor'),
  ]
  return { s, app, admin, approver, editor }
}
