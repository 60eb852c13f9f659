import { type AppContext, personalContext } from '../../http/env'
import { listPlacesOfChild } from '../../participation/list-places-of-child'
import { ageOf } from '../../people/ages'
import type { Child } from '../../people/get-child'
import { wallDate, writtenDate } from '../../shared/dates'
import { writtenPhone } from '../../shared/phone'
import { Button, ButtonLink } from '../design/button'
import { Card, CardTitle, Columns } from '../design/card'
import { DefinitionList } from '../design/definition-list'
import { EmptyState } from '../design/empty-state'
import { List, ListRow } from '../design/list'
import { StatusTag } from '../design/tag'
import { groupsInReach } from './children-groups'
import { staffPage } from './frame'

const tones = { confirmed: 'success', waiting: 'warning', cancelled: 'neutral' } as const

/** One child: who it is, whom to reach, the consent, and what it is registered for. Flags stand only in the form. */
export async function childPage(c: AppContext, child: Child) {
  const m = c.get('m')
  const t = m.people
  const group = (await groupsInReach(c)).find(({ id }) => id === child.groupId)
  const guardian = child.guardian
  const reach = guardian ? [guardian.name, t.relations[guardian.relation]].join(', ') : null
  const phone = guardian?.phone ?? child.phone
  return staffPage(
    c,
    {
      room: 'children',
      title: child.name,
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
      <Card>
        <CardTitle>{t.consent}</CardTitle>
        <Consents c={c} child={child} />
      </Card>
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

function Consents({ c, child }: { c: AppContext; child: Child }) {
  const t = c.get('m').people
  const day = (at: number) => writtenDate(wallDate(at))
  return (
    <>
      {child.consents.length ? null : <p>{t.consentNone}</p>}
      <List>
        {child.consents.map(({ method, givenAt, withdrawnAt, childAssent }) => (
          <ListRow
            title={t.consentGiven(t.methods[method], day(givenAt))}
            detail={childAssent === null ? undefined : childAssent ? t.assentYes : t.assentNo}
            aside={
              withdrawnAt === null ? (
                <StatusTag tone="success" label={t.consentOpen} />
              ) : (
                <StatusTag label={t.consentWithdrawn(day(withdrawnAt))} />
              )
            }
            muted={withdrawnAt !== null}
          />
        ))}
      </List>
      {child.consents.some(({ withdrawnAt }) => withdrawnAt === null) ? (
        <form method="post" action={`/staff/children/${child.id}/consent-withdrawal`}>
          <Button tone="danger" small data-confirm={t.withdrawConfirm}>
            {t.withdrawConsent}
          </Button>
        </form>
      ) : null}
    </>
  )
}
