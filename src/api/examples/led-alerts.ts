import type { Room } from './described'
import { ids, NOW } from './ids'

const said = {
  kind: 'storm',
  text: 'Bão sắp vào. Bà con ở trong nhà, không ra sông suối.',
  reason: 'Theo thông báo của Ban chỉ huy PCTT',
}
const running = {
  id: ids.alert,
  wardId: '05999',
  ...said,
  screenIds: [ids.screen],
  raisedAt: NOW,
  expiresAt: NOW + 3_600_000,
  raisedBy: ids.staff,
  endedAt: null,
  endedBy: null,
  status: 'running',
}
const ended = { ...running, endedAt: NOW + 600_000, endedBy: ids.staff, status: 'ended' }

/** Emergencies on the boards. */
export const ledAlerts: Room = {
  things: { LedAlert: [running, ended] },
  operations: {
    'GET /api/v1/led-alerts': { gives: { items: 'LedAlert' } },
    'POST /api/v1/led-alerts': {
      sends: [{ ...said, minutes: 60, screenIds: [ids.screen] }],
      gives: { thing: 'LedAlert' },
    },
    'GET /api/v1/led-alerts/:alert': { gives: { thing: 'LedAlert' } },
    'POST /api/v1/led-alerts/:alert/end': {
      status: 200,
      gives: { thing: 'LedAlert' },
      conflicts: ['alert_over_already'],
    },
  },
}
