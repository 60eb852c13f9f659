import type { Role } from '../shared/actor'

export type Caller = Role | 'public' | 'screen'
export type Route = readonly [method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, ...callers: Caller[]]

const everyone = ['admin', 'approver', 'editor', 'coordinator', 'group_head', 'province'] as const
const ward = ['admin', 'approver', 'editor', 'coordinator', 'group_head'] as const
const office = ['admin', 'approver', 'editor'] as const
const planners = [...office, 'coordinator'] as const

/**
 * Who may call what: the only table of it. `/staff` and `/api/v1` refuse whatever is not named here;
 * `test/worker/access.test.ts` walks it for every role. Verbs check again, down to the own group or organization.
 */
export const access: readonly Route[] = [
  // Public plane
  ['GET', '/healthz', 'public'],
  ['GET', '/', 'public'],
  ['GET', '/w/:ward', 'public'],
  ['GET', '/w/:ward/events/:event', 'public'],
  ['POST', '/w/:ward/events/:event/registrations', 'public'],
  ['GET', '/w/:ward/subscribe', 'public'],
  ['GET', '/w/:ward/campaigns/:campaign', 'public'],
  ['GET', '/w/:ward/calendar.ics', 'public'],
  ['GET', '/w/:ward/g/:file', 'public'],
  ['GET', '/w/:ward/v/:file', 'public'],
  ['GET', '/w/:ward/t/:file', 'public'],
  ['GET', '/w/:ward/feed.rss', 'public'],
  ['GET', '/w/:ward/feed.json', 'public'],

  // LED boards: the key in the address is the screen's
  ['GET', '/led/v1/:key/player', 'screen'],
  ['GET', '/led/v1/:key/schedule.json', 'screen'],
  ['GET', '/led/v1/:key/now.txt', 'screen'],
  ['GET', '/led/v1/:key/ticker.rss', 'screen'],

  // Sign-in and invitation
  ['GET', '/staff/sign-in', 'public'],
  ['POST', '/staff/sign-in', 'public'],
  ['GET', '/staff/invitations/:token', 'public'],
  ['POST', '/staff/invitations/:token', 'public'],
  ['POST', '/staff/sign-out', ...everyone],
  ['GET', '/staff', ...everyone],
  ['GET', '/staff/language/:language', 'public'],

  // Own account
  ['GET', '/staff/account', ...everyone],
  ['POST', '/staff/account/password', ...everyone],
  ['POST', '/staff/account/sessions/:session/revocation', ...everyone],

  // Settings: staff, invitations, keys
  ['GET', '/staff/settings', 'admin'],
  ['POST', '/staff/invitations', 'admin'],
  ['POST', '/staff/invitations/:invitation/revocation', 'admin'],
  ['POST', '/staff/staff/:staff/deactivation', 'admin'],
  ['POST', '/staff/api-keys', 'admin'],
  ['POST', '/staff/api-keys/:apiKey/revocation', 'admin'],

  // Places
  ['GET', '/staff/places', ...ward],
  ['GET', '/staff/places/organizations/new', 'admin'],
  ['POST', '/staff/places/organizations', 'admin'],
  ['GET', '/staff/places/organizations/:organization', 'admin'],
  ['POST', '/staff/places/organizations/:organization', 'admin'],
  ['GET', '/staff/places/groups/new', 'admin'],
  ['POST', '/staff/places/groups', 'admin'],
  ['GET', '/staff/places/groups/:group', 'admin'],
  ['POST', '/staff/places/groups/:group', 'admin'],
  ['GET', '/staff/places/venues/new', 'admin'],
  ['POST', '/staff/places/venues', 'admin'],
  ['GET', '/staff/places/venues/:venue', 'admin'],
  ['POST', '/staff/places/venues/:venue', 'admin'],
  ['GET', '/staff/places/ward', 'admin'],
  ['POST', '/staff/places/ward', 'admin'],
  ['GET', '/api/v1/ward', ...everyone],
  ['GET', '/api/v1/organizations', ...ward],
  ['POST', '/api/v1/organizations', 'admin'],
  ['PUT', '/api/v1/organizations/:organization', 'admin'],
  ['GET', '/api/v1/groups', ...ward],
  ['POST', '/api/v1/groups', 'admin'],
  ['PUT', '/api/v1/groups/:group', 'admin'],
  ['GET', '/api/v1/venues', ...ward],
  ['POST', '/api/v1/venues', 'admin'],
  ['PUT', '/api/v1/venues/:venue', 'admin'],

  // Events
  ['GET', '/staff/events', ...planners],
  ['GET', '/staff/events/new', ...planners],
  ['POST', '/staff/events', ...planners],
  ['GET', '/staff/events/:event', ...planners],
  ['GET', '/staff/events/:event/edit', ...planners],
  ['POST', '/staff/events/:event', ...planners],
  ['POST', '/staff/events/:event/submission', ...planners],
  ['GET', '/staff/approvals', 'admin', 'approver'],
  ['POST', '/staff/events/:event/publication', 'admin', 'approver'],
  ['POST', '/staff/events/:event/withdrawal', 'admin', 'approver'],
  ['POST', '/staff/events/:event/return', 'admin', 'approver'],
  ['POST', '/staff/events/:event/cancellation', 'admin', 'approver'],
  ['POST', '/staff/events/:event/occurrences/:occurrence/cancellation', 'admin', 'approver'],
  ['GET', '/api/v1/events', ...planners],
  ['POST', '/api/v1/events', ...planners],
  ['GET', '/api/v1/events/:event', ...planners],
  ['PUT', '/api/v1/events/:event', ...planners],
  ['POST', '/api/v1/events/:event/submission', ...planners],
  ['POST', '/api/v1/events/:event/publication', 'admin', 'approver'],
  ['DELETE', '/api/v1/events/:event/publication', 'admin', 'approver'],
  ['POST', '/api/v1/events/:event/return', 'admin', 'approver'],
  ['POST', '/api/v1/events/:event/cancellation', 'admin', 'approver'],
  ['POST', '/api/v1/events/:event/occurrences/:occurrence/cancellation', 'admin', 'approver'],

  // Campaigns
  ['GET', '/staff/campaigns', ...planners],
  ['GET', '/staff/campaigns/new', ...office],
  ['POST', '/staff/campaigns', ...office],
  ['GET', '/staff/campaigns/:campaign', ...planners],
  ['GET', '/staff/campaigns/:campaign/edit', ...office],
  ['POST', '/staff/campaigns/:campaign', ...office],
  ['POST', '/staff/campaigns/:campaign/publication', 'admin', 'approver'],
  ['POST', '/staff/campaigns/:campaign/withdrawal', 'admin', 'approver'],
  ['GET', '/api/v1/campaigns', ...planners],
  ['POST', '/api/v1/campaigns', ...office],
  ['GET', '/api/v1/campaigns/:campaign', ...planners],
  ['PUT', '/api/v1/campaigns/:campaign', ...office],
  ['POST', '/api/v1/campaigns/:campaign/publication', 'admin', 'approver'],
  ['DELETE', '/api/v1/campaigns/:campaign/publication', 'admin', 'approver'],

  // LED
  ['GET', '/staff/led', ...office],
  ['GET', '/staff/led/screens/new', 'admin'],
  ['POST', '/staff/led/screens', 'admin'],
  ['GET', '/staff/led/screens/:screen', ...office],
  ['POST', '/staff/led/screens/:screen', 'admin'],
  ['POST', '/staff/led/screens/:screen/key', 'admin'],
  ['POST', '/staff/led/screens/:screen/revocation', 'admin'],
  ['GET', '/staff/led/messages/new', ...office],
  ['POST', '/staff/led/messages', ...office],
  ['GET', '/staff/led/messages/:message', ...office],
  ['POST', '/staff/led/messages/:message', ...office],
  ['POST', '/staff/led/messages/:message/approval', 'admin', 'approver'],
  ['POST', '/staff/led/messages/:message/withdrawal', ...office],
  ['GET', '/api/v1/screens', ...office],
  ['POST', '/api/v1/screens', 'admin'],
  ['POST', '/api/v1/screens/:screen/revocation', 'admin'],
  ['GET', '/api/v1/led-messages', ...office],
  ['POST', '/api/v1/led-messages', ...office],
  ['PUT', '/api/v1/led-messages/:message', ...office],
  ['POST', '/api/v1/led-messages/:message/approval', 'admin', 'approver'],

  // Children, registrations, attendance: the personal plane
  ['GET', '/staff/children', ...office, 'group_head'],
  ['GET', '/staff/children/new', ...office, 'group_head'],
  ['POST', '/staff/children', ...office, 'group_head'],
  ['POST', '/staff/children/search', ...office, 'group_head'],
  ['GET', '/staff/children/:child', ...office, 'group_head'],
  ['POST', '/staff/children/:child', ...office, 'group_head'],
  ['POST', '/staff/children/:child/consent-withdrawal', ...office, 'group_head'],
  ['GET', '/staff/registrations', ...ward],
  ['GET', '/staff/registrations/:event', ...ward],
  ['POST', '/staff/registrations/:event', ...office, 'group_head'],
  ['POST', '/staff/registrations/:event/:registration/cancellation', ...office, 'group_head'],
  ['GET', '/staff/attendance', ...ward],
  ['GET', '/staff/attendance/:occurrence', ...ward],
  ['POST', '/staff/attendance/:occurrence/ticks', ...ward],
  ['GET', '/staff/attendance/:occurrence/walk-ins', ...ward],
  ['POST', '/staff/attendance/:occurrence/walk-ins', ...ward],
  ['GET', '/staff/attendance/:occurrence/headcount', ...ward],
  ['POST', '/staff/attendance/:occurrence/headcount', ...ward],
  ['GET', '/api/v1/children', ...office, 'group_head'],
  ['POST', '/api/v1/children', ...office, 'group_head'],
  ['GET', '/api/v1/events/:event/registrations', ...ward],
  ['POST', '/api/v1/events/:event/registrations', ...office, 'group_head'],
  ['DELETE', '/api/v1/events/:event/registrations/:registration', ...office, 'group_head'],
  ['GET', '/api/v1/occurrences/:occurrence/attendance', ...ward],
  ['PUT', '/api/v1/occurrences/:occurrence/attendance/:child', ...ward],
  ['DELETE', '/api/v1/occurrences/:occurrence/attendance/:child', ...ward],
  ['GET', '/api/v1/occurrences/:occurrence/headcount', ...ward],
  ['PUT', '/api/v1/occurrences/:occurrence/headcount', ...ward],

  // Reports
  ['GET', '/staff/reports', ...office],
  ['GET', '/api/v1/reports/summary', ...office],

  ['GET', '/api/openapi.json', 'public'],
]
