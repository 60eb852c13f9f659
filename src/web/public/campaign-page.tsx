import { Hono } from 'hono'
import { getPublicCampaign, type PublicCampaign } from '../../campaigns/get-public-campaign'
import type { AppEnv } from '../../http/env'
import type { Messages } from '../../messages'
import { listHotlines } from '../../publications/list-hotlines'
import { listPublications } from '../../publications/list-publications'
import { addDays, instantOf, shortDate, writtenDate } from '../../shared/dates'
import { Missing } from '../../shared/errors'
import { ButtonLink, ButtonRow } from '../design/button'
import { Card, CardTitle } from '../design/card'
import { DefinitionList } from '../design/definition-list'
import { EmptyState } from '../design/empty-state'
import { Days } from './event-cards'
import { HotlinesCard, link, publicHtml, sendPublic, wardOf } from './frame'
import { comingOf, entriesOf } from './week'

/** A campaign: the letter it follows, who leads it, and its events. */
export const campaignPages = new Hono<AppEnv>()

campaignPages.get('/w/:ward/campaigns/:campaign', async c => {
  const ward = await wardOf(c)
  const { db } = c.get('services')
  const m = c.get('m')
  const campaign = await getPublicCampaign(db, ward.id, c.req.param('campaign'))
  if (!campaign) throw new Missing()
  const window = { from: c.get('now'), to: instantOf(addDays(campaign.endsOn, 400)) }
  const [publications, hotlines] = await Promise.all([
    listPublications(db, { wardId: ward.id, campaignId: campaign.id, ...window }),
    listHotlines(db, ward.id),
  ])
  const days = comingOf(entriesOf(publications, {}), c.get('now'))
  const dates = m.public.range(shortDate(campaign.startsOn), writtenDate(campaign.endsOn))
  const html = await publicHtml(
    c,
    {
      ward,
      heading: campaign.name,
      subheading: dates,
      description: campaign.description.slice(0, 200) || `${campaign.leadName} · ${dates}`,
      canonical: `/w/${ward.slug}/campaigns/${campaign.id}`,
      aside: (
        <>
          <Card>
            <CardTitle note={m.public.reportHint}>{m.public.report}</CardTitle>
            <ButtonRow>
              <ButtonLink wide tone="danger" icon="phone" href="tel:111">
                {m.public.call('111')}
              </ButtonLink>
            </ButtonRow>
          </Card>
          <HotlinesCard m={m} hotlines={hotlines} />
        </>
      ),
    },
    <>
      {campaign.description ? (
        <div class="prose">
          {campaign.description.split(/\n+/).map(line => (
            <p>{line}</p>
          ))}
        </div>
      ) : null}
      <DefinitionList
        items={[
          { term: m.public.letter, value: campaign.letter ? letterOf(m, campaign.letter) : null },
          { term: m.public.basedOn, value: campaign.letter?.basedOn.join('; ') },
          { term: m.public.lead, value: campaign.leadName },
          { term: m.public.dates, value: dates },
        ]}
      />
      <section class="stack">
        <CardTitle>{m.public.campaignEvents}</CardTitle>
        {days.length ? (
          <Days c={c} ward={ward} days={days} />
        ) : (
          <EmptyState
            level={3}
            title={m.public.noCampaignEvents}
            actions={<ButtonLink href={link(c, `/w/${ward.slug}`)}>{m.public.backToCalendar}</ButtonLink>}
          >
            {m.public.noCampaignEventsHint}
          </EmptyState>
        )}
      </section>
    </>,
  )
  return sendPublic(c, html, ward.id)
})

/** `Số: …/UBND-VHXH, ngày … tháng 8 năm 2025`: number and day may stand blank, as on the paper. */
function letterOf(m: Messages, letter: NonNullable<PublicCampaign['letter']>): string {
  const { number, symbol, issuer, subject, issuedOn } = letter
  return [`${m.public.letterNumber(number ?? '', symbol)} ${m.public.letterDay(issuedOn)}`, issuer, subject]
    .filter(Boolean)
    .join(' · ')
}
