import { Hono } from 'hono'
import { type AppContext, type AppEnv, personalContext, verbContext } from '../../../http/env'
import { mergeGroups } from '../../../people/merge-groups'
import { listGroups } from '../../../places/list-groups'
import { wallDate } from '../../../shared/dates'
import { Button, ButtonLink, ButtonRow } from '../../design/button'
import { Card } from '../../design/card'
import { ErrorSummary } from '../../design/error-summary'
import { CheckboxGroup, DateField, SelectField, TextField } from '../../design/fields'
import { Notice } from '../../design/notice'
import { errorList, type Form, fieldsOf, freshForm, optionsOf, submit, valuesOf } from '../../form'
import { staffPage } from '../frame'

const AT = '/staff/places/groups/merger'
const LIST = '/staff/places?tab=groups'

/** Residential groups that the ward decided to merge. */
export const groupMergerPages = new Hono<AppEnv>()

groupMergerPages.get(AT, c => page(c, freshForm({ on: wallDate(c.get('now')) })))

groupMergerPages.post(AT, c =>
  submit(
    c,
    async fields => donePage(c, await mergeGroups(personalContext(c), fields)),
    form => page(c, form),
  ),
)

async function page(c: AppContext, form: Form) {
  const m = c.get('m')
  const t = m.register
  const groups = await listGroups(verbContext(c), { current: true })
  const field = fieldsOf(form, m.required)
  return staffPage(
    c,
    { room: 'places', title: t.mergeGroups, subheading: t.mergeGroupsWhat },
    <form method="post" action={AT} novalidate class="stack">
      <ErrorSummary title={m.errorSummary} errors={errorList(form)} />
      <Card>
        <CheckboxGroup
          {...field('groups')}
          label={t.chooseGroups}
          values={valuesOf(form, 'groups')}
          options={optionsOf(groups)}
          columns
          required
        />
        <SelectField {...field('into')} label={t.intoWhich} emptyText={t.intoNew} options={optionsOf(groups)} />
        <TextField {...field('name')} label={t.newName} hint={t.newNameHint} maxlength={120} />
        <DateField {...field('on')} label={t.mergeOn} hint={t.mergeOnHint} required />
      </Card>
      <ButtonRow>
        <Button data-confirm={t.mergeGroupsConfirm}>{t.mergeNow}</Button>
        <ButtonLink tone="quiet" href={LIST}>
          {m.cancel}
        </ButtonLink>
      </ButtonRow>
    </form>,
  )
}

function donePage(c: AppContext, { moved, twins }: { moved: number; twins: number }) {
  const m = c.get('m')
  const t = m.register
  return staffPage(
    c,
    { room: 'places', title: t.mergeGroups },
    <div class="stack">
      <Notice tone="success" title={t.groupsMerged(m.number(moved))} live />
      {twins ? (
        <Notice
          tone="warning"
          title={t.groupsTwins(m.number(twins))}
          actions={<ButtonLink href="/staff/children/duplicates">{t.toDuplicates}</ButtonLink>}
        />
      ) : null}
      <ButtonRow>
        <ButtonLink href={LIST} tone="secondary">
          {m.back}
        </ButtonLink>
      </ButtonRow>
    </div>,
  )
}
