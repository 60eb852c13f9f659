import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { createCampaign } from '../../src/campaigns/create-campaign'
import { getCampaign } from '../../src/campaigns/get-campaign'
import { getPublicCampaign, listPublicCampaigns } from '../../src/campaigns/get-public-campaign'
import { listCampaigns } from '../../src/campaigns/list-campaigns'
import { publishCampaign } from '../../src/campaigns/publish-campaign'
import { saveCampaign } from '../../src/campaigns/save-campaign'
import { withdrawCampaign } from '../../src/campaigns/withdraw-campaign'
import { letters, wards } from '../../src/database/schema'
import { campaignOf } from '../support/event-input'
import { refusalOf } from '../support/refusal-of'
import { type Scenario, scenario } from '../support/scenario'

const revisionOf = async (s: Scenario) => (await s.db.select().from(wards).where(eq(wards.id, s.wardId)))[0]!.revision

describe('a campaign', () => {
  test('follows a letter whose number and day are still blank', async () => {
    const s = await scenario()
    const { id } = await createCampaign(s.editor, campaignOf(s))
    expect(await getCampaign(s.coordinator, id)).toMatchObject({
      name: 'Mùa hè an toàn',
      leadName: s.office.name,
      publishedAt: null,
      letter: {
        number: null,
        symbol: '/UBND-VHXH',
        issuedOn: '2026-06',
        basedOn: ['Kế hoạch 170/KH-SVHTTDL ngày 11/6/2026'],
      },
    })
    expect((await listCampaigns(s.editor, { q: 'mua he' })).map(each => each.id)).toEqual([id])
    expect(await listCampaigns(s.editor, { q: 'khác' })).toEqual([])
  })

  test('needs no letter, and may get one later', async () => {
    const s = await scenario()
    const bare = { letterSymbol: '', letterIssuer: '', letterSubject: '', letterIssuedOn: '', letterBasedOn: '' }
    const { id, version } = await createCampaign(s.editor, campaignOf(s, bare))
    expect((await getCampaign(s.editor, id)).letter).toBeNull()
    const saved = await saveCampaign(
      s.editor,
      id,
      campaignOf(s, { letterNumber: '45', letterBasedOn: 'Một\r\nHai', version: String(version) }),
    )
    expect((await getCampaign(s.editor, id)).letter).toMatchObject({ number: '45', basedOn: ['Một', 'Hai'] })
    await saveCampaign(s.editor, id, campaignOf(s, { letterNumber: '46', version: saved.version }))
    expect(await s.db.select({ number: letters.number }).from(letters).where(eq(letters.wardId, s.wardId))).toEqual([
      { number: '46' },
    ])
  })

  test('is public only while published, and every public change moves the ward', async () => {
    const s = await scenario()
    const { id, version } = await createCampaign(s.editor, campaignOf(s))
    expect(await getPublicCampaign(s.db, s.wardId, id)).toBeNull()
    expect(await refusalOf(publishCampaign(s.editor, id))).toBe('forbidden')
    const twice = [1, 2].map(() => refusalOf(publishCampaign(s.approver, id)))
    expect((await Promise.all(twice)).sort()).toEqual(['already_published', 'done'])
    expect(await getPublicCampaign(s.db, s.wardId, id)).toMatchObject({
      leadName: s.office.name,
      letter: { number: null },
    })
    expect(await revisionOf(s)).toBe(1)
    const saved = await saveCampaign(s.approver, id, campaignOf(s, { name: 'Mùa hè vui', version }))
    expect(await listPublicCampaigns(s.db, s.wardId)).toMatchObject([{ name: 'Mùa hè vui' }])
    expect(await revisionOf(s)).toBe(2)
    await saveCampaign(s.editor, id, campaignOf(s, { name: 'Chưa duyệt', version: saved.version }))
    expect(await listPublicCampaigns(s.db, s.wardId)).toEqual([])
    expect(await revisionOf(s)).toBe(3)
    await publishCampaign(s.approver, id)
    await withdrawCampaign(s.approver, id)
    expect(await refusalOf(withdrawCampaign(s.approver, id))).toBe('not_published')
    expect(await revisionOf(s)).toBe(5)
  })

  test('is saved by one of two at the same instant', async () => {
    const s = await scenario()
    const { id, version } = await createCampaign(s.editor, campaignOf(s))
    const outcomes = ['Một', 'Hai'].map(name =>
      refusalOf(saveCampaign(s.editor, id, campaignOf(s, { name, version, letterSubject: name }))),
    )
    expect((await Promise.all(outcomes)).sort()).toEqual(['changed_meanwhile', 'done'])
    const { name, letter } = await getCampaign(s.editor, id)
    expect(letter?.subject).toBe(name)
  })

  test.each<[string, Record<string, unknown>, Record<string, string>]>([
    ['an end before its start', { endsOn: '2026-05-31' }, { endsOn: 'end_before_start' }],
    ['a day that does not exist', { startsOn: '31/06/2026' }, { startsOn: 'invalid_date' }],
    ['a letter half told', { letterIssuer: '' }, { letterIssuer: 'required' }],
    ['a letter of month 13', { letterIssuedOn: '13/2026' }, { letterIssuedOn: 'invalid_date' }],
    ['10,000 characters', { name: 'x'.repeat(10_000) }, { name: 'too_long' }],
    ['an unknown lead', { organizationId: 'nobody' }, { organizationId: 'unknown_choice' }],
  ])('is refused with %s', async (_, changes, reasons) => {
    const s = await scenario()
    expect(await refusalOf(createCampaign(s.editor, campaignOf(s, changes)))).toEqual(reasons)
  })

  test('of another ward does not exist, and a coordinator makes none', async () => {
    const s = await scenario()
    const other = await scenario({ db: s.db })
    const { id, version } = await createCampaign(s.editor, campaignOf(s))
    const foreign = campaignOf(other, { version })
    const attempts = [
      getCampaign(other.editor, id),
      saveCampaign(other.editor, id, foreign),
      publishCampaign(other.approver, id),
      withdrawCampaign(other.approver, id),
    ]
    expect(await Promise.all(attempts.map(refusalOf))).toEqual(['missing', 'missing', 'missing', 'missing'])
    expect(await refusalOf(createCampaign(s.editor, campaignOf(s, { organizationId: other.office.id })))).toEqual({
      organizationId: 'unknown_choice',
    })
    expect(await refusalOf(createCampaign(s.coordinator, campaignOf(s)))).toBe('forbidden')
  })
})
