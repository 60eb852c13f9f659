import { type AppContext, personalContext } from '../../http/env'
import type { ListedChild } from '../../people/list-children'
import { type Candidate, type OpenRequest, openRequest } from '../../people/open-request'
import { consentPurposes } from '../../shared/choices'
import { wallDate, writtenDate } from '../../shared/dates'
import { writtenPhone } from '../../shared/phone'
import { Button, ButtonLink, ButtonRow } from '../design/button'
import { Card, CardTitle, Columns } from '../design/card'
import { DefinitionList } from '../design/definition-list'
import { ErrorSummary } from '../design/error-summary'
import { CheckboxGroup, SelectField, TextAreaField, TextField } from '../design/fields'
import { Fold } from '../design/fold'
import { List, ListRow } from '../design/list'
import { Notice } from '../design/notice'
import { StatusTag } from '../design/tag'
import { errorList, type Form, fieldsOf, optionsOf, valuesOf } from '../form'
import { requestTones } from '../request-tones'
import { groupsInReach } from './children-groups'
import { staffPage } from './frame'

type Part = { c: AppContext; request: OpenRequest; form: Form }
const dayOf = (at: number) => writtenDate(wallDate(at))

/** One request: what the family wrote, whom it is about, and what to do about it. */
export async function requestPage(c: AppContext, id: string, form: Form, found?: ListedChild[]) {
  const m = c.get('m')
  const t = m.rights
  const request = await openRequest(personalContext(c), id)
  const groups = await groupsInReach(c)
  const part = { c, request, form }
  const did = c.req.query('did') ?? ''
  return staffPage(
    c,
    {
      room: 'requests',
      title: t.kinds[request.kind],
      subheading: `${t.via[request.via]} · ${dayOf(request.receivedAt)}`,
      actions: (
        <ButtonLink href="/staff/requests" tone="secondary">
          {m.back}
        </ButtonLink>
      ),
      notice: Object.hasOwn(t.done, did) ? (
        <Notice tone="success" live>
          {t.done[did as keyof typeof t.done]}
        </Notice>
      ) : null,
    },
    <>
      <ErrorSummary title={m.errorSummary} errors={errorList(form)} />
      <Columns>
        <Asked {...part} />
        {request.closedAt === null ? (
          <div class="stack">
            {request.child ? null : <WhichChild {...part} groups={groups} found={found} />}
            {request.child ? <DoIt {...part} groups={groups} /> : null}
            <Refusal {...part} />
          </div>
        ) : null}
      </Columns>
    </>,
  )
}

function Asked({ c, request }: Part) {
  const t = c.get('m').rights
  const { words, state } = request
  return (
    <Card>
      <CardTitle aside={<StatusTag tone={requestTones[state]} label={t.states[state]} />}>{t.wordsOf}</CardTitle>
      {words ? <p class="as-written">{words.text || '–'}</p> : <p>{t.wordsGone}</p>}
      <DefinitionList
        items={[
          { term: t.from, value: words?.name },
          {
            term: t.phone,
            value: words?.phone ? <a href={`tel:${words.phone}`}>{writtenPhone(words.phone)}</a> : null,
          },
          request.acknowledgedAt === null
            ? { term: t.acknowledgeBy, value: writtenDate(request.acknowledgeBy) }
            : { term: t.acknowledgedOn, value: dayOf(request.acknowledgedAt) },
          request.closedAt === null
            ? { term: t.dueBy, value: writtenDate(request.dueBy) }
            : { term: t.closedOn, value: dayOf(request.closedAt) },
          { term: t.answer, value: request.answer },
        ]}
      />
      {request.closedAt === null && request.acknowledgedAt === null ? (
        <form method="post" action={`/staff/requests/${request.id}/acknowledgement`} class="stack">
          <p class="soft">{t.acknowledgeHint}</p>
          <Button>{t.acknowledge}</Button>
        </form>
      ) : null}
    </Card>
  )
}

type Groups = { groups: { id: string; name: string }[] }

function WhichChild({ c, request, form, groups, found }: Part & Groups & { found?: ListedChild[] }) {
  const m = c.get('m')
  const t = m.rights
  const field = fieldsOf(form)
  return (
    <Card>
      <CardTitle>{t.theChild}</CardTitle>
      {request.candidates.length ? (
        <>
          <p class="soft">{t.candidates}</p>
          <Choices c={c} request={request} of={request.candidates} groups={groups} />
        </>
      ) : (
        <p class="soft">{t.notFound}</p>
      )}
      {found ? (
        found.length ? (
          <Choices c={c} request={request} of={found} groups={groups} />
        ) : (
          <p>{t.noneFound}</p>
        )
      ) : null}
      <form method="post" action={`/staff/requests/${request.id}/search`} data-private class="stack">
        <SelectField
          {...field('groupId')}
          label={m.people.group}
          options={optionsOf(groups)}
          emptyText={m.people.choose}
        />
        <TextField {...field('q')} label={m.people.searchChild} autocomplete="off" maxlength={120} />
        <Button tone="secondary">{t.search}</Button>
      </form>
    </Card>
  )
}

function Choices({ c, request, of, groups }: { c: AppContext; request: OpenRequest; of: Candidate[] } & Groups) {
  const t = c.get('m').rights
  return (
    <List label={t.theChild}>
      {of.map(child => (
        <ListRow
          title={child.name}
          detail={`${child.birthYear} · ${groups.find(({ id }) => id === child.groupId)?.name ?? ''}`}
          aside={
            <form method="post" action={`/staff/requests/${request.id}/match`}>
              <input type="hidden" name="childId" value={child.id} />
              <Button tone="secondary" small aria-label={t.thisChildOf(child.name)}>
                {t.thisChild}
              </Button>
            </form>
          }
        />
      ))}
    </List>
  )
}

function DoIt({ c, request, form, groups }: Part & Groups) {
  const m = c.get('m')
  const t = m.rights
  const { child, kind } = request
  if (!child) return null
  const buttons = { access: t.markDone, correction: t.markDone, withdrawal: t.doWithdraw, erasure: t.doErase }
  return (
    <Card>
      <CardTitle note={t.doWhat[kind]}>{t.doIt}</CardTitle>
      <List label={t.matched}>
        <ListRow
          title={child.name}
          href={`/staff/children/${child.id}`}
          detail={`${child.birthYear} · ${groups.find(({ id }) => id === child.groupId)?.name ?? ''}`}
        />
      </List>
      {request.strange ? <Notice tone="warning">{t.strangePhone}</Notice> : null}
      <ButtonRow>
        {kind === 'access' ? (
          <ButtonLink href={`/staff/children/${child.id}/extract`} tone="secondary">
            {t.extract}
          </ButtonLink>
        ) : null}
        {kind === 'correction' ? (
          <ButtonLink href={`/staff/children/${child.id}?edit`} tone="secondary">
            {t.toChild}
          </ButtonLink>
        ) : null}
      </ButtonRow>
      <form method="post" action={`/staff/requests/${request.id}/completion`} class="stack">
        {kind === 'withdrawal' ? (
          <CheckboxGroup
            {...fieldsOf(form, m.required)('purposes')}
            label={t.consents}
            values={valuesOf(form, 'purposes')}
            options={consentPurposes.map(value => ({ value, label: t.purposes[value] }))}
            required
          />
        ) : null}
        {kind === 'erasure' ? <p>{t.eraseWhat}</p> : null}
        <Button
          tone={kind === 'erasure' ? 'danger' : 'primary'}
          data-confirm={kind === 'erasure' ? t.eraseWhat : undefined}
        >
          {buttons[kind]}
        </Button>
      </form>
    </Card>
  )
}

function Refusal({ c, request, form }: Part) {
  const m = c.get('m')
  const t = m.rights
  return (
    <Card>
      <Fold summary={t.refuse} open={Boolean(form.errors.answer)} small>
        <form method="post" action={`/staff/requests/${request.id}/refusal`} data-private novalidate class="stack">
          <TextAreaField
            {...fieldsOf(form, m.required)('answer')}
            label={t.answer}
            hint={t.refuseHint}
            maxlength={2000}
            required
          />
          <Button tone="secondary">{t.refuseButton}</Button>
        </form>
      </Fold>
    </Card>
  )
}
