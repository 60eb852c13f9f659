import { openRoster } from '../participation/open-roster'
import { acknowledgeRequest, refuseRequest } from '../people/close-request'
import type { PersonalContext } from '../people/context'
import { listChildren } from '../people/list-children'
import { makeDeskRequest } from '../people/make-request'
import { DAY, HOUR } from '../shared/dates'
import { inventPhone } from './names'
import type { Random } from './random'
import type { SeededEvent } from './seed-events'

/** Families ask about what is held of their children; one request waits past its day. Officers open a few lists. */
export async function seedRequests(
  at: (instant: number) => PersonalContext,
  now: number,
  editor: string,
  groupIds: string[],
  events: SeededEvent[],
  random: Random,
): Promise<void> {
  const ask = (daysAgo: number, kind: string, name: string, words: string) =>
    makeDeskRequest(at(now - daysAgo * DAY), { kind, name, phone: inventPhone(random), words })
  const settled = await ask(20, 'correction', 'Nguyễn Thị Lành', 'Năm sinh của cháu ghi sai, đúng là 2015.')
  await refuseRequest(at(now - 15 * DAY), settled.id, {
    answer:
      'Chưa tìm thấy cháu nào với số điện thoại này. Mời gia đình mang giấy khai sinh đến bộ phận Văn hóa - Xã hội.',
  })
  const waiting = await ask(4, 'withdrawal', 'Trần Văn Bảo', 'Gia đình không muốn đăng ảnh của cháu nữa.')
  await acknowledgeRequest(at(now - 3 * DAY), waiting.id)
  await ask(5, 'erasure', 'Lê Thị Thảo', 'Cháu đã chuyển đi nơi khác, xin xóa thông tin.')
  await ask(0, 'access', 'Phạm Văn Hậu', 'Xin xem những gì phường đang giữ về hai cháu nhà tôi.')

  const as = (hoursAgo: number): PersonalContext => {
    const context = at(now - hoursAgo * HOUR)
    return { ...context, actor: { kind: 'staff', id: editor, role: 'editor', wardId: context.actor.wardId } }
  }
  for (const [index, groupId] of groupIds.slice(0, 3).entries()) await listChildren(as(3 + index * 20), { groupId })
  const past = events.flatMap(event => event.occurrences).find(one => one.endsAt < now && one.status === 'scheduled')
  if (past) await openRoster(as(26), past.id)
}
