import { createCampaign } from '../campaigns/create-campaign'
import { publishCampaign } from '../campaigns/publish-campaign'
import { createWard } from '../places/create-ward'
import { editWard } from '../places/edit-ward'
import { createGroup } from '../places/save-group'
import { createOrganization } from '../places/save-organization'
import { createVenue } from '../places/save-venue'
import { systemOf } from '../shared/actor'
import type { Context } from '../shared/context'
import type { DemoEvent, DemoWard } from './plan'
import { randomFrom } from './random'
import { seedAccounts } from './seed-accounts'
import { type DemoScreen, seedBoards } from './seed-boards'
import { seedCensus } from './seed-census'
import { seedChildren } from './seed-children'
import type { SeedServices } from './seed-demo'
import { seedEvents } from './seed-events'
import { seedFamilies } from './seed-families'
import { seedParticipation } from './seed-participation'
import { seedReports } from './seed-reports'
import { seedRequests } from './seed-requests'
import { type SeedSeason, seedSeason } from './seed-season'

type Ids = Record<string, string>

/** Seeds one demo ward through the domain's verbs, each at the time its people would have done it. */
export async function seedWard(
  services: SeedServices,
  plan: DemoWard,
  children: number,
  report: (done: string) => void,
): Promise<DemoScreen[]> {
  const now = services.config.clock()
  const season = seedSeason(now)
  const random = randomFrom(Number(plan.ward.id))
  const at = (instant: number) => ({
    db: services.db,
    crypto: services.crypto,
    actor: systemOf(plan.ward.id),
    now: instant,
  })
  const context = at(season.planned)

  await createWard(context, { ...plan.ward, seasonFrom: season.from, seasonTo: season.to })
  await editWard(context, {
    seasonName: plan.ward.seasonName,
    seasonFrom: season.from,
    seasonTo: season.to,
    contacts: plan.contacts,
  })
  const organizations = await eachId(plan.organizations, organization => createOrganization(context, organization))
  const groups = await eachId(plan.groups, name => createGroup(context, { name }))
  const venues = await eachId(plan.venues, ({ group, ...venue }) =>
    createVenue(context, { ...venue, groupId: group ? groups[group] : '' }),
  )
  const officers = await seedAccounts(
    services,
    context,
    plan.ward,
    { organizationId: organizations.secondary!, groupId: Object.values(groups)[0]! },
    random,
  )
  const campaigns = await seedCampaigns(context, plan, season, organizations)
  const screens = await seedBoards(context, now, plan, season, groups, campaigns)
  report('cơ quan, tổ dân phố, địa điểm, chiến dịch, màn hình')

  const officerOf = ({ organization }: DemoEvent) =>
    organization === 'secondary' ? officers.coordinator : organization === 'culture' ? officers.editor : undefined
  const ids = { organizations, venues, groups, campaigns }
  const events = await seedEvents(at, now, plan.events, season, ids, officerOf)
  report(`${events.length} sự kiện`)
  const register = await seedChildren(context, plan.children, Object.values(groups), children, random)
  await seedCensus(context, Object.values(groups), random)
  report(`${register.length} trẻ em (tên bịa)`)
  await seedParticipation(at, now, season, events, register, groups, random)
  await seedFamilies(at, now, events, groups, random)
  await seedReports(at, now)
  await seedRequests(at, now, officers.editor!, Object.values(groups), events, random)
  report('đăng ký, điểm danh, báo cáo')
  return screens
}

async function seedCampaigns(context: Context, plan: DemoWard, season: SeedSeason, organizations: Ids): Promise<Ids> {
  return eachId(plan.campaigns, async ({ name, description, organization, letter }) => {
    const campaign = await createCampaign(context, {
      name,
      description,
      organizationId: organizations[organization]!,
      startsOn: season.from,
      endsOn: season.to,
      letterSymbol: letter.symbol,
      letterIssuer: letter.issuer,
      letterSubject: letter.subject,
      letterIssuedOn: letter.issuedOn,
      letterBasedOn: letter.basedOn,
    })
    await publishCampaign(context, campaign.id)
    return campaign
  })
}

async function eachId<T>(items: Record<string, T>, make: (item: T) => Promise<{ id: string }>): Promise<Ids> {
  const ids: Ids = {}
  for (const [key, item] of Object.entries(items)) ids[key] = (await make(item)).id
  return ids
}
