import { listCampaigns } from '../../../campaigns/list-campaigns'
import { type AppContext, verbContext } from '../../../http/env'
import { writtenDate } from '../../../shared/dates'
import { ButtonLink } from '../../design/button'
import { Card } from '../../design/card'
import { EmptyState } from '../../design/empty-state'
import { List, ListRow } from '../../design/list'
import { StatusTag } from '../../design/tag'
import { SearchForm, Toolbar } from '../../design/toolbar'
import { staffPage } from '../frame'

/** The ward's campaigns; `?q=` searches names without marks. */
export async function campaignsPage(c: AppContext) {
  const m = c.get('m')
  const q = c.req.query('q') ?? ''
  const campaigns = await listCampaigns(verbContext(c), { q })
  const create =
    c.get('actor').role === 'coordinator' ? undefined : (
      <ButtonLink href="/staff/campaigns/new" icon="plus">
        {m.campaigns.newCampaign}
      </ButtonLink>
    )
  return staffPage(
    c,
    { room: 'campaigns', title: m.campaigns.title, actions: create },
    <>
      <Toolbar>
        <SearchForm label={m.campaigns.search} placeholder={m.campaigns.search} buttonText={m.search} value={q} />
      </Toolbar>
      {campaigns.length === 0 ? (
        <EmptyState title={q ? m.campaigns.noMatch : m.campaigns.empty}>{q ? null : m.campaigns.emptyWhat}</EmptyState>
      ) : (
        <Card>
          <List label={m.campaigns.title}>
            {campaigns.map(campaign => (
              <ListRow
                title={campaign.name}
                href={`/staff/campaigns/${campaign.id}`}
                detail={[
                  campaign.leadName,
                  `${writtenDate(campaign.startsOn)} – ${writtenDate(campaign.endsOn)}`,
                  m.campaigns.events(campaign.events),
                ].join(' · ')}
                aside={
                  <StatusTag
                    tone={campaign.publishedAt === null ? 'neutral' : 'success'}
                    draft={campaign.publishedAt === null}
                    label={campaign.publishedAt === null ? m.campaigns.draft : m.campaigns.published}
                  />
                }
              />
            ))}
          </List>
        </Card>
      )}
    </>,
  )
}
