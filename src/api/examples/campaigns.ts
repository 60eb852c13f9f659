import type { Room } from './described'
import { ids, NOW } from './ids'

const campaign = {
  name: 'Mùa hè an toàn',
  description: 'Cùng giữ an toàn cho trẻ em.',
  organizationId: ids.organization,
  startsOn: '2026-06-01',
  endsOn: '2026-08-31',
  letterNumber: '42',
  letterSymbol: '/UBND-VHXH',
  letterIssuer: 'UBND phường Sao Mai',
  letterSubject: 'V/v bảo vệ trẻ em dịp hè',
  letterIssuedOn: '2026-06-05',
  letterBasedOn: ['Kế hoạch 15/KH-SVHTTDL ngày 2/6/2026'],
}

const letter = {
  id: 'b6w0r4k9x3c7gz2t',
  wardId: '05999',
  number: '42',
  symbol: campaign.letterSymbol,
  issuer: campaign.letterIssuer,
  subject: campaign.letterSubject,
  issuedOn: '2026-06-05',
  basedOn: campaign.letterBasedOn,
  createdAt: NOW,
}

const shown = {
  id: ids.campaign,
  name: campaign.name,
  description: campaign.description,
  organizationId: ids.organization,
  startsOn: campaign.startsOn,
  endsOn: campaign.endsOn,
  publishedAt: NOW,
  createdAt: NOW,
  version: NOW,
  leadName: 'Phòng Văn hóa - Xã hội',
  letter,
}

/** Campaigns and the official letters they follow. */
export const campaigns: Room = {
  things: {
    Campaign: [
      shown,
      { ...shown, publishedAt: null, letter: { ...letter, number: null, issuedOn: null } },
      { ...shown, letter: null },
    ],
    CampaignSummary: [
      {
        id: ids.campaign,
        name: campaign.name,
        leadName: shown.leadName,
        startsOn: campaign.startsOn,
        endsOn: campaign.endsOn,
        publishedAt: NOW,
        events: 4,
      },
      {
        id: ids.campaign,
        name: 'Mạng sạch cho em',
        leadName: shown.leadName,
        startsOn: '2026-07-01',
        endsOn: '2026-07-31',
        publishedAt: null,
        events: 0,
      },
    ],
  },
  operations: {
    'GET /api/v1/campaigns': { gives: { items: 'CampaignSummary' } },
    'POST /api/v1/campaigns': { sends: [campaign], gives: { thing: 'Campaign' } },
    'GET /api/v1/campaigns/:campaign': { gives: { thing: 'Campaign' } },
    'PUT /api/v1/campaigns/:campaign': {
      sends: [{ ...campaign, endsOn: '2026-09-05' }],
      gives: { thing: 'Campaign' },
      conflicts: ['changed_meanwhile'],
    },
    'POST /api/v1/campaigns/:campaign/publication': { gives: { thing: 'Campaign' }, conflicts: ['already_published'] },
    'DELETE /api/v1/campaigns/:campaign/publication': { conflicts: ['not_published'] },
  },
}
