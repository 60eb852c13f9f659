import type { Room } from './described'
import { ids } from './ids'

const organization = { name: 'Trường THCS Sao Mai', kind: 'school', phone: '0208 3812 345' }
const group = { name: 'TDP Đông Cao', validFrom: '2024-01-01' }
const venue = { name: 'Nhà văn hóa Đông Cao', address: 'Ngõ 12, TDP Đông Cao', capacity: 120, groupId: ids.group }

const venueShown = {
  id: ids.venue,
  slug: 'nha-van-hoa-dong-cao',
  name: venue.name,
  address: venue.address,
  capacity: 120,
  outdoor: false,
  opensAt: '06:00',
  closesAt: '22:00',
  closedDays: [7],
  groupId: ids.group,
}

/** The ward and what it plans with. */
export const places: Room = {
  things: {
    Ward: [
      {
        id: '05999',
        slug: 'sao-mai',
        kind: 'phuong',
        name: 'Sao Mai',
        provinceCode: '19',
        provinceName: 'Thái Nguyên',
        seasonName: 'Hè vui 2026',
        seasonFrom: '2026-06-01',
        seasonTo: '2026-08-31',
        stormsFrom: '07-15',
        stormsTo: '10-15',
        noShowLimit: 2,
        retentionDays: 90,
        hotlines: [{ name: 'Tổng đài bảo vệ trẻ em', phone: '111' }],
      },
    ],
    Organization: [
      { id: ids.organization, name: organization.name, kind: 'school', phone: '+842083812345' },
      { id: ids.organization, name: 'Phòng Văn hóa - Xã hội', kind: 'office', phone: null },
    ],
    Group: [
      {
        id: ids.group,
        slug: 'tdp-dong-cao',
        name: group.name,
        validFrom: '2024-01-01',
        validTo: null,
        predecessors: [],
      },
      {
        id: ids.group,
        slug: 'tdp-tan-phu',
        name: 'TDP Tân Phú',
        validFrom: null,
        validTo: '2025-12-31',
        predecessors: [ids.group],
      },
    ],
    Officer: [{ id: ids.staff, name: 'Lê Thu Hà' }],
    Venue: [
      venueShown,
      { ...venueShown, name: 'Quảng trường phường', capacity: null, outdoor: true, closedDays: [], groupId: null },
    ],
  },
  operations: {
    'GET /api/v1/ward': { gives: { thing: 'Ward' } },
    'GET /api/v1/organizations': { gives: { items: 'Organization' } },
    'POST /api/v1/organizations': { sends: [organization], gives: { thing: 'Organization' } },
    'GET /api/v1/organizations/:organization': { gives: { thing: 'Organization' } },
    'PUT /api/v1/organizations/:organization': {
      sends: [{ ...organization, name: 'Trường THCS Sao Mai 2' }],
      gives: { thing: 'Organization' },
    },
    'GET /api/v1/officers': { gives: { items: 'Officer' } },
    'GET /api/v1/groups': { gives: { items: 'Group' } },
    'POST /api/v1/groups': { sends: [group], gives: { thing: 'Group' } },
    'GET /api/v1/groups/:group': { gives: { thing: 'Group' } },
    'PUT /api/v1/groups/:group': { sends: [{ ...group, validTo: '2026-12-31' }], gives: { thing: 'Group' } },
    'GET /api/v1/venues': { gives: { items: 'Venue' } },
    'POST /api/v1/venues': { sends: [venue], gives: { thing: 'Venue' } },
    'GET /api/v1/venues/:venue': { gives: { thing: 'Venue' } },
    'PUT /api/v1/venues/:venue': { sends: [{ ...venue, capacity: 150 }], gives: { thing: 'Venue' } },
  },
}
