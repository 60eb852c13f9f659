import { getCampaign } from '../../../campaigns/get-campaign'
import { listEvents } from '../../../events/list-events'
import { type AppContext, verbContext } from '../../../http/env'
import { listMessages } from '../../../led/list-messages'
import { office } from '../../../shared/actor'
import { hasRole } from '../../../shared/context'
import { wallDate, writtenDate } from '../../../shared/dates'
import { Button, ButtonLink } from '../../design/button'
import { Card, CardTitle, Columns } from '../../design/card'
import { DefinitionList } from '../../design/definition-list'
import { ErrorSummary } from '../../design/error-summary'
import { List, ListRow } from '../../design/list'
import { Notice } from '../../design/notice'
import { StatusTag } from '../../design/tag'
import { errorList, type Form, freshForm } from '../../form'
import { dayText, mayApprove, publicAddress, statusTag } from '../events/words'
import { staffPage } from '../frame'
import { MessageRows } from '../led/message-list'
import { letterDayText } from './form'

const SHOWN = 20

/** A campaign, the letter it follows and its events. */
export async function campaignPage(c: AppContext, id: string, form: Form = freshForm()) {
  const m = c.get('m')
  const [campaign, events, messages] = await Promise.all([
    getCampaign(verbContext(c), id),
    listEvents(verbContext(c), { campaignId: id }),
    hasRole(c.get('actor'), ...office) ? listMessages(verbContext(c), { campaignId: id }) : null,
  ])
  const { letter } = campaign
  const mayEdit = c.get('actor').role !== 'coordinator'
  const isPublic = campaign.publishedAt !== null
  const at = `/staff/campaigns/${id}`
  return staffPage(
    c,
    {
      room: 'campaigns',
      title: campaign.name,
      subheading: (
        <StatusTag
          tone={isPublic ? 'success' : 'neutral'}
          draft={!isPublic}
          label={isPublic ? m.campaigns.published : m.campaigns.draft}
        />
      ),
      actions: mayEdit ? (
        <>
          <ButtonLink tone="secondary" icon="edit" href={`${at}/edit`}>
            {m.edit}
          </ButtonLink>
          {mayApprove(c) && !isPublic ? (
            <form method="post" action={`${at}/publication`}>
              <Button>{m.campaigns.publish}</Button>
            </form>
          ) : null}
        </>
      ) : undefined,
      notice: isPublic ? undefined : <Notice>{mayApprove(c) ? m.campaigns.publishHint : m.campaigns.waiting}</Notice>,
    },
    <>
      <ErrorSummary title={m.errorSummary} errors={errorList(form)} />
      <Columns wide>
        <Card>
          <DefinitionList
            items={[
              { term: m.campaigns.lead, value: campaign.leadName },
              {
                term: m.campaigns.dates,
                value: `${writtenDate(campaign.startsOn)} – ${writtenDate(campaign.endsOn)}`,
              },
            ]}
          />
          {campaign.description ? <p>{campaign.description}</p> : null}
          {isPublic ? (
            <p>
              <a href={publicAddress(c, `/campaigns/${id}`)}>{m.campaigns.openPublic}</a>
            </p>
          ) : null}
          {isPublic && mayApprove(c) ? (
            <form method="post" action={`${at}/withdrawal`}>
              <Button tone="secondary" data-confirm={m.campaigns.withdrawSure}>
                {m.campaigns.withdraw}
              </Button>
            </form>
          ) : null}
        </Card>
        {letter ? (
          <Card>
            <CardTitle>{m.campaigns.letter}</CardTitle>
            <p>
              <strong>
                {m.campaigns.letterLine(letter.number ?? m.campaigns.blank, letter.symbol, letter.issuer)}
              </strong>
            </p>
            <p>{letter.subject}</p>
            <DefinitionList
              items={[
                {
                  term: m.campaigns.letterIssuedOn,
                  value: letter.issuedOn ? letterDayText(letter.issuedOn) : m.campaigns.blank,
                },
                {
                  term: m.campaigns.basedOn,
                  value: letter.basedOn.length ? (
                    <ul>
                      {letter.basedOn.map(citation => (
                        <li>{citation}</li>
                      ))}
                    </ul>
                  ) : null,
                },
              ]}
            />
          </Card>
        ) : null}
      </Columns>
      <Card>
        <CardTitle
          aside={
            events.items.length ? (
              <a href={`/staff/events?view=list&campaignId=${id}`}>{m.campaigns.allEvents}</a>
            ) : null
          }
        >
          {m.campaigns.eventsTitle}
        </CardTitle>
        {events.items.length ? (
          <List label={m.campaigns.eventsTitle}>
            {events.items.slice(0, SHOWN).map(event => (
              <ListRow
                title={event.title}
                href={`/staff/events/${event.id}`}
                mark={event.category}
                detail={[
                  event.nextStartsAt === null ? m.events.over : dayText(m, event.nextStartsAt),
                  event.venueName ?? m.modes.online,
                ].join(' · ')}
                aside={<StatusTag {...statusTag(m, event.status)} />}
              />
            ))}
          </List>
        ) : (
          <p class="soft">{m.campaigns.noEvents}</p>
        )}
        <ButtonLink tone="quiet" icon="plus" href={`/staff/events/new?campaignId=${id}`}>
          {m.events.newEvent}
        </ButtonLink>
      </Card>
      {messages ? (
        <Card class="led-list">
          <CardTitle>{m.led.ofCampaign}</CardTitle>
          {messages.length ? (
            <MessageRows m={m} messages={messages} today={wallDate(c.get('now'))} />
          ) : (
            <p class="soft">{m.led.noneOfCampaign}</p>
          )}
          <ButtonLink tone="quiet" icon="plus" href={`/staff/led/messages/new?campaign=${id}`}>
            {m.led.newMessage}
          </ButtonLink>
        </Card>
      ) : null}
    </>,
  )
}
