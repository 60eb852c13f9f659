import { type AppContext, personalContext } from '../../http/env'
import { listPlacesOfChild } from '../../participation/list-places-of-child'
import { ageOf } from '../../people/ages'
import type { Child } from '../../people/get-child'
import { writtenDate } from '../../shared/dates'
import { writtenPhone } from '../../shared/phone'
import { ButtonLink } from '../design/button'
import { Card, CardTitle, Columns } from '../design/card'
import { DefinitionList } from '../design/definition-list'
import { EmptyState } from '../design/empty-state'
import { List, ListRow } from '../design/list'
import { StatusTag } from '../design/tag'
import { FamilyCard } from './children/family'
import { HistoryCard } from './children/history'
import type { SiblingQuery } from './children/sibling-search'
import { ConsentsCard } from './children-consents'
import { groupsInReach } from './children-groups'
import { RightsCard } from './children-rights'
import { staffPage } from './frame'

const tones = { confirmed: 'success', waiting: 'warning', cancelled: 'neutral' } as const

/** One child: who it is, whom to reach, the consent, and what it is registered for. Flags stand only in the form. */
export async function childPage(c: AppContext, child: Child, asked?: SiblingQuery) {
  const m = c.get('m')
  const t = m.people
  const groups = await groupsInReach(c)
  const group = groups.find(({ id }) => id === child.groupId)
  const guardian = child.guardian
  const reach = guardian ? [guardian.name, t.relations[guardian.relation]].join(', ') : null
  const phone = guardian?.phone ?? child.phone
  return staffPage(
    c,
    {
      room: 'children',
      title: child.name,
      windowTitle: t.about,
      subheading: `${group?.name ?? ''} · ${t.yearsOld(ageOf(child.birthYear, c.get('now')))}`,
      actions: (
        <>
          <ButtonLink href={`/staff/children?group=${child.groupId}`} tone="secondary">
            {m.back}
          </ButtonLink>
          <ButtonLink href={`/staff/children/${child.id}?edit`} icon="edit">
            {t.editChild}
          </ButtonLink>
        </>
      ),
    },
    <Columns wide>
      <div class="stack">
        <Card>
          <CardTitle>{t.about}</CardTitle>
          <DefinitionList
            items={[
              { term: t.birthYear, value: String(child.birthYear) },
              { term: t.gender, value: t.genders[child.gender] },
              { term: t.group, value: group?.name },
              { term: t.guardian, value: reach },
              { term: t.phone, value: phone ? <a href={`tel:${phone}`}>{writtenPhone(phone)}</a> : t.noPhone },
            ]}
          />
          <CardTitle>{t.registrationsOf}</CardTitle>
          <Places c={c} child={child} places={await listPlacesOfChild(personalContext(c), child.id)} />
        </Card>
        <FamilyCard c={c} child={child} groups={groups} asked={asked} />
        <HistoryCard c={c} childId={child.id} groups={groups} />
      </div>
      <div class="stack">
        <ConsentsCard c={c} childId={child.id} />
        <RightsCard c={c} childId={child.id} />
      </div>
    </Columns>,
  )
}

type PlacesProps = { c: AppContext; child: Child; places: Awaited<ReturnType<typeof listPlacesOfChild>> }

function Places({ c, places }: PlacesProps) {
  const t = c.get('m').people
  if (!places.length)
    return (
      <EmptyState
        level={3}
        title={t.noRegistrations}
        actions={
          <ButtonLink href="/staff/registrations" tone="secondary">
            {t.seeEvents}
          </ButtonLink>
        }
      />
    )
  return (
    <List>
      {places.map(({ eventId, payload, status }) => (
        <ListRow
          title={payload.title}
          href={`/staff/registrations/${eventId}`}
          detail={`${writtenDate(payload.startsOn)} · ${payload.host.name}`}
          aside={<StatusTag tone={tones[status]} label={t.statuses[status]} />}
          muted={status === 'cancelled'}
        />
      ))}
    </List>
  )
}
