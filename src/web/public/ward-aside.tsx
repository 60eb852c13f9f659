import { movedText, placeOf, titleOf } from '../../calendar/describe'
import type { PublicCampaign } from '../../campaigns/get-public-campaign'
import { baseUrl } from '../../http/base-url'
import type { AppContext } from '../../http/env'
import type { PublicWard } from '../../publications/find-ward'
import type { PublicHotline } from '../../publications/list-hotlines'
import type { PublicPlace } from '../../publications/list-places'
import { venueOf } from '../../publications/meeting-status'
import { shortDate, wallTime, weekdayOf, writtenDate } from '../../shared/dates'
import { ButtonLink, ButtonRow, CopyButton, PrintButton } from '../design/button'
import { Card, CardTitle } from '../design/card'
import { List, ListRow } from '../design/list'
import { PickForm } from '../design/pick-form'
import { webcal } from './calendar-links'
import { HotlinesCard, link, wardName } from './frame'
import type { Day } from './week'

type Props = {
  c: AppContext
  ward: PublicWard
  group?: PublicPlace
  groups: PublicPlace[]
  hotlines: PublicHotline[]
  campaigns: PublicCampaign[]
  /** The week shown, for the message to a Zalo group. */
  days: Day[]
}

/** Beside the week: follow the calendar, the campaigns, and whom to call. */
export function WardAside({ c, ward, group, groups, hotlines, campaigns, days }: Props) {
  const m = c.get('m')
  const home = `/w/${ward.slug}`
  const feed = group ? `${home}/g/${group.slug}.ics` : `${home}/calendar.ics`
  return (
    <>
      <Card>
        <CardTitle note={m.public.followNote}>{m.public.followTitle}</CardTitle>
        {groups.length ? (
          <PickForm
            action={home}
            keep={{ lang: c.get('language') === 'en' ? 'en' : undefined }}
            name="g"
            label={m.public.group}
            value={group?.slug ?? ''}
            emptyText={m.public.chooseGroup}
            options={groups.map(({ slug, name }) => ({ value: slug, label: name }))}
            buttonText={m.public.show}
          />
        ) : null}
        <ButtonRow>
          <ButtonLink wide icon="calendar" href={webcal(c, feed)}>
            {m.public.addCalendar(group?.name ?? wardName(m, ward))}
          </ButtonLink>
        </ButtonRow>
        <ButtonRow>
          <ButtonLink tone="quiet" small icon="qr" href={link(c, `${home}/subscribe`, { g: group?.slug })}>
            {m.public.otherWays}
          </ButtonLink>
          {days.length ? (
            <CopyButton tone="quiet" small text={weekText({ c, ward, days })} copiedText={m.copied}>
              {m.public.shareWeek}
            </CopyButton>
          ) : null}
          <PrintButton tone="quiet" small>
            {m.public.print}
          </PrintButton>
        </ButtonRow>
      </Card>
      {campaigns.length ? (
        <Card>
          <CardTitle>{m.public.campaigns}</CardTitle>
          <List label={m.public.campaigns}>
            {campaigns.map(({ id, name, startsOn, endsOn }) => (
              <ListRow
                href={link(c, `${home}/campaigns/${id}`)}
                title={name}
                detail={m.public.range(shortDate(startsOn), writtenDate(endsOn))}
              />
            ))}
          </List>
        </Card>
      ) : null}
      <HotlinesCard m={m} hotlines={hotlines} />
    </>
  )
}

/** The week as a message for a Zalo group. */
function weekText({ c, ward, days }: Pick<Props, 'c' | 'ward' | 'days'>): string {
  const m = c.get('m')
  const lines = days.flatMap(({ date, entries }) => [
    `\n${m.weekdays[weekdayOf(date) - 1]} ${shortDate(date)}`,
    ...entries.map(({ publication, occurrence, status }) =>
      [
        `- ${wallTime(occurrence.startsAt)}–${wallTime(occurrence.endsAt)}`,
        titleOf(m, publication, status),
        venueOf(publication, occurrence)?.name ?? placeOf(m, publication.payload),
        status === 'scheduled' ? movedText(m, publication, occurrence) : '',
      ]
        .filter(Boolean)
        .join(' · '),
    ),
  ])
  const title = m.public.heading(ward.seasonName, m.public.wardKinds[ward.kind], ward.name)
  return [title, ...lines, '', `${baseUrl(c)}/w/${ward.slug}`, m.public.hotlineLine].join('\n')
}
