import type { Room } from './described'
import { ids, NOW } from './ids'
import { ledAlerts } from './led-alerts'

const screen = {
  ...{ name: 'Cổng UBND phường', width: 192, height: 96, groupId: ids.group, tags: ['cổng trường'] },
  hourExceptions: [{ date: '2026-09-02', opensAt: '05:00', closesAt: '24:00' }],
  freezes: false,
  colours: 'full',
}
const message = {
  text: 'Gọi 111 khi trẻ em cần giúp đỡ',
  priority: 2,
  share: 20,
  windows: [{ startsOn: '2026-06-10', endsOn: '2026-08-31', days: [6, 7], fromTime: '06:00', toTime: '21:30' }],
  exceptDates: ['2026-07-04'],
  loudspeaker: 'Bà con chú ý: khi trẻ em cần giúp đỡ, hãy gọi 111.',
  social: 'Gọi 111 khi trẻ em cần giúp đỡ. Miễn phí, 24/7. #BaoVeTreEm',
  tags: ['cổng trường'],
  freezeSafe: true,
}

const screenShown = {
  id: ids.screen,
  wardId: '05999',
  ...screen,
  opensAt: '06:00',
  closesAt: '22:00',
  keyHint: 'qamj',
  revokedAt: null,
  seenAt: NOW,
  seenVia: 'schedule.json',
  validUntil: NOW + 259_200_000,
  beatAt: NOW,
  playing: 'hotline-111',
  clockOffsetSec: 2,
  playerVersion: '2',
  createdAt: NOW,
  groupName: 'TDP Đông Cao',
  state: 'online',
}
const messageShown = {
  id: ids.message,
  wardId: '05999',
  campaignId: ids.campaign,
  ...message,
  startsOn: '2026-06-10',
  endsOn: '2026-08-31',
  status: 'draft',
  approvedBy: null,
  version: 1,
  createdBy: ids.staff,
  createdAt: NOW,
  updatedAt: NOW,
  campaignName: 'Mùa hè an toàn',
}
const neverHeardOf = {
  ...{ seenAt: null, seenVia: null, validUntil: null, state: 'unknown' },
  ...{ beatAt: null, playing: null, clockOffsetSec: null, playerVersion: null },
}
const screens = [
  screenShown,
  { ...screenShown, groupId: null, groupName: null, revokedAt: NOW, ...neverHeardOf },
] as const

const plays = {
  ...{ from: '2026-06-01', to: '2026-06-30' },
  items: [
    { itemId: `message-${ids.message}`, text: message.text, times: 812, seconds: 4872, boards: 2, servedBoards: 1 },
    { itemId: 'event-8kq2v7h1m5x9c3nz', text: null, times: 3, seconds: 18, boards: 1, servedBoards: 0 },
  ],
  boards: [{ screenId: ids.screen, name: screen.name, times: 815, seconds: 4890, items: 2, servedItems: 0 }],
}

/** Boards and what they show beside events. */
export const led: Room = {
  things: {
    ...ledAlerts.things,
    Screen: screens,
    NewScreen: [
      { ...screens[0], key: 'qamj3s3bmy5vq20hjr24b6fg4x' },
      { ...screens[1], key: 'qamj3s3bmy5vq20hjr24b6fg4x' },
    ],
    LedPlays: [plays],
    LedMessage: [
      messageShown,
      {
        ...messageShown,
        campaignId: null,
        campaignName: null,
        status: 'approved',
        approvedBy: ids.staff,
      },
    ],
  },
  operations: {
    ...ledAlerts.operations,
    'GET /api/v1/screens': { gives: { items: 'Screen' } },
    'POST /api/v1/screens': { sends: [screen], gives: { thing: 'NewScreen' } },
    'GET /api/v1/screens/:screen': { gives: { thing: 'Screen' } },
    'POST /api/v1/screens/:screen/revocation': {
      status: 200,
      gives: { thing: 'Screen' },
      conflicts: ['screen_revoked_already'],
    },
    'GET /api/v1/led-plays': { gives: { thing: 'LedPlays' } },
    'GET /api/v1/led-messages': { gives: { items: 'LedMessage' } },
    'POST /api/v1/led-messages': { sends: [message], gives: { thing: 'LedMessage' } },
    'GET /api/v1/led-messages/:message': { gives: { thing: 'LedMessage' } },
    'PUT /api/v1/led-messages/:message': {
      sends: [{ ...message, priority: 5 }],
      gives: { thing: 'LedMessage' },
      conflicts: ['changed_meanwhile'],
    },
    'POST /api/v1/led-messages/:message/approval': {
      status: 200,
      sends: [{ version: 1 }],
      gives: { thing: 'LedMessage' },
      conflicts: ['message_not_waiting', 'changed_meanwhile'],
    },
  },
}
