import type { Room } from './described'
import { ids, NOW } from './ids'

const child = {
  name: 'Nguyễn Bảo An',
  groupId: ids.group,
  birthYear: 2016,
  gender: 'girl',
  household: 'near_poor',
  guardianName: 'Trần Thị Hoa',
  guardianRelation: 'mother',
  guardianPhone: '0912 345 678',
  consentMethod: 'paper',
  assent: 'yes',
}

const consent = {
  id: 'w9d3t7f1z5k8hc2m',
  purpose: 'taking_part',
  textVersion: 'taking-part-2',
  method: 'paper',
  childAssent: true,
  givenAt: NOW,
  withdrawnAt: null,
}
const shown = {
  id: ids.child,
  name: child.name,
  phone: null,
  groupId: ids.group,
  birthYear: 2016,
  gender: 'girl',
  household: 'near_poor',
  specialCircumstances: false,
  ethnicMinority: false,
  version: 1,
  guardian: { id: 'g6p2x8v4n0q7sb3j', name: 'Trần Thị Hoa', phone: '+84912345678', relation: 'mother' },
  consents: [consent],
}
const place = { id: ids.registration, status: 'confirmed', childId: ids.child, claimBy: null, together: [] }
const sister = { id: 'r2m6k9x1v4t7qb3n', status: 'confirmed', childId: 'c8w2f5j1n7d4hz6p' }
const entry = {
  registrationId: ids.registration,
  childId: ids.child,
  group: 'TDP Đông Cao',
  partyId: null,
  claimBy: null,
  missed: null,
  createdAt: NOW,
  name: child.name,
  status: 'confirmed',
  age: 10,
}

/** Children of the register and their places: the personal plane. */
export const people: Room = {
  things: {
    Child: [
      shown,
      {
        ...shown,
        phone: '+84912345678',
        guardian: { ...shown.guardian, phone: null },
        consents: [{ ...consent, childAssent: null, withdrawnAt: NOW }],
      },
      { ...shown, guardian: null },
    ],
    NewChild: [{ id: ids.child }],
    Children: [
      {
        items: [
          {
            id: ids.child,
            groupId: ids.group,
            birthYear: 2016,
            gender: 'girl',
            name: child.name,
            hasPhone: false,
            hasConsent: true,
          },
        ],
        total: 1,
        page: 1,
        pages: 1,
      },
    ],
    Roster: [
      {
        confirmed: 1,
        waiting: 0,
        open: true,
        items: [entry, { ...entry, partyId: ids.registration, claimBy: NOW, missed: { count: 1, left: 1 } }],
      },
    ],
    Registration: [place, { ...place, claimBy: NOW, together: [sister] }],
  },
  operations: {
    'GET /api/v1/children': { gives: { thing: 'Children' } },
    'POST /api/v1/children': { sends: [child], gives: { thing: 'NewChild' }, conflicts: ['child_known'] },
    'GET /api/v1/children/:child': { gives: { thing: 'Child' } },
    'GET /api/v1/events/:event/registrations': { gives: { thing: 'Roster' } },
    'POST /api/v1/events/:event/registrations': {
      sends: [{ childId: ids.child }, { childIds: [ids.child, sister.childId], code: '7KQ2-M9TX' }],
      gives: { thing: 'Registration' },
      conflicts: [
        'registration_closed',
        'registration_not_open',
        'event_cancelled',
        'consent_missing',
        'children_unfit',
        'code_unknown',
        'code_used',
      ],
    },
    'GET /api/v1/events/:event/registrations/:registration': { gives: { thing: 'Registration' } },
    'DELETE /api/v1/events/:event/registrations/:registration': { conflicts: ['already_cancelled'] },
    'PUT /api/v1/events/:event/registrations/:registration/claim': {
      status: 204,
      conflicts: ['still_waiting', 'claim_expired'],
    },
    'PUT /api/v1/events/:event/registrations/:registration/excuses/:occurrence': { status: 204 },
    'DELETE /api/v1/events/:event/registrations/:registration/excuses/:occurrence': {},
  },
}
