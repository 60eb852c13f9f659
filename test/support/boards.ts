import type { BoardMessage } from '../../src/led/board-item'
import type { Board, BoardContent } from '../../src/led/resolve-timeline'
import type { MessageWindow } from '../../src/led/windows'

/** A board that is always lit and shows the whole ward. */
export const alwaysLit: Board = {
  ...{ id: 's', groupId: null, tags: [], freezes: false },
  ...{ opensAt: '00:00', closesAt: '24:00', hourExceptions: [] },
}

/** Nothing but hotline 111. */
export const noContent: BoardContent = {
  ...{ messages: [], publications: [], alerts: [] },
  hotlines: [{ name: 'Tổng đài', phone: '111' }],
}

/** June 2026, all day, save what is said. */
export const windowOf = (own: Partial<MessageWindow> = {}): MessageWindow => ({
  ...{ startsOn: '2026-06-01', endsOn: '2026-06-30', days: [], fromTime: '00:00', toTime: '24:00' },
  ...own,
})

/** An approved message with one window. */
export const messageOf = ({
  text = 'Đừng kết bạn với người lạ',
  window = {},
  ...own
}: Partial<BoardMessage> & { window?: Partial<MessageWindow> } = {}): BoardMessage => ({
  ...{ id: 'm', text, priority: 0, version: 1, share: null, exceptDates: [], tags: [], freezeSafe: false },
  windows: [windowOf(window)],
  ...own,
})

/** What an editor sends to write a message with one window. */
export const messageInputOf = (text: string, window: Record<string, unknown> = {}, own: object = {}) => ({
  text,
  windows: [{ startsOn: '2026-06-01', endsOn: '2026-06-30', ...window }],
  ...own,
})
