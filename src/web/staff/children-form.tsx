import type { AppContext } from '../../http/env'
import type { Messages } from '../../messages'
import { wallYear } from '../../people/ages'
import { currentConsentText } from '../../people/consent-texts'
import type { Child } from '../../people/get-child'
import { genders, households, relations } from '../../shared/choices'
import { Button, ButtonLink, ButtonRow } from '../design/button'
import { Card, CardTitle, Columns } from '../design/card'
import { ErrorSummary } from '../design/error-summary'
import { CheckboxField, NumberField, RadioGroup, SelectField, TextField } from '../design/fields'
import { type Form, fieldsOf, labelled, optionsOf, typed } from '../form'
import { WhyNotSaved } from './children/stale'
import { groupsInReach } from './children-groups'
import { staffPage } from './frame'

/** A record as it stands, and as its form would show it. */
export type SavedChild = { child: Child; form: Form }

/** Adds a child, or corrects the one with this id; `saved` where it could not be saved. */
export async function childFormPage(c: AppContext, form: Form, id?: string, saved: SavedChild | null = null) {
  const m = c.get('m')
  const t = m.people
  const groups = await groupsInReach(c)
  const event = typed(form, 'event')
  return staffPage(
    c,
    { room: 'children', title: id ? t.editChild : t.newChild },
    <form method="post" action={id ? `/staff/children/${id}` : '/staff/children'} data-private novalidate class="stack">
      <ErrorSummary title={m.errorSummary} errors={labelled(form, labelsOf(m))} />
      <WhyNotSaved c={c} form={form} saved={saved} />
      {id ? (
        <input type="hidden" name="version" value={String(saved?.child.version ?? typed(form, 'version'))} />
      ) : null}
      {event ? <input type="hidden" name="event" value={event} /> : null}
      <Columns>
        <Card>
          <Identity c={c} form={form} groups={groups} />
          <GuardianFields c={c} form={form} />
        </Card>
        <Card>
          <ConsentFields c={c} form={form} first={!id} />
          <Circumstances c={c} form={form} />
        </Card>
      </Columns>
      <ButtonRow>
        <Button>{m.save}</Button>
        <ButtonLink tone="quiet" href={id ? `/staff/children/${id}` : '/staff/children'}>
          {m.cancel}
        </ButtonLink>
      </ButtonRow>
    </form>,
  )
}

const labelsOf = ({ people: t }: Messages) => ({
  name: t.fullName,
  birthYear: t.birthYear,
  gender: t.gender,
  groupId: t.group,
  phone: t.phone,
  guardianName: t.guardianName,
  guardianRelation: t.relation,
  guardianPhone: t.guardianPhone,
})

type Part = { c: AppContext; form: Form }

function Identity({ c, form, groups }: Part & { groups: { id: string; name: string }[] }) {
  const t = c.get('m').people
  const field = fieldsOf(form, c.get('m').required)
  const year = wallYear(c.get('now'))
  return (
    <section>
      <CardTitle>{t.about}</CardTitle>
      <TextField
        {...field('name')}
        label={t.fullName}
        hint={t.fullNameHint}
        autocomplete="off"
        maxlength={120}
        required
      />
      <NumberField {...field('birthYear')} label={t.birthYear} min={year - 17} max={year} required />
      <RadioGroup
        {...field('gender')}
        label={t.gender}
        options={genders.map(value => ({ value, label: t.genders[value] }))}
        inline
        required
      />
      <SelectField
        {...field('groupId')}
        label={t.group}
        options={optionsOf(groups)}
        emptyText={groups.length > 1 ? t.choose : undefined}
        required
      />
      <TextField {...field('phone')} label={t.phone} hint={t.phoneHint} type="tel" autocomplete="off" maxlength={40} />
    </section>
  )
}

function GuardianFields(part: Part) {
  const t = part.c.get('m').people
  const field = fieldsOf(part.form, part.c.get('m').required)
  return (
    <section>
      <CardTitle>{t.guardian}</CardTitle>
      <TextField {...field('guardianName')} label={t.guardianName} autocomplete="off" maxlength={120} />
      <SelectField
        {...field('guardianRelation')}
        label={t.relation}
        options={relations.map(value => ({ value, label: t.relations[value] }))}
        emptyText={t.choose}
      />
      <TextField {...field('guardianPhone')} label={t.guardianPhone} type="tel" autocomplete="off" maxlength={40} />
    </section>
  )
}

function ConsentFields({ c, form, first }: Part & { first: boolean }) {
  const m = c.get('m')
  const t = m.people
  const field = fieldsOf(form, c.get('m').required)
  const methods = (['paper', 'spoken'] as const).map(value => ({ value: value as string, label: t.methods[value] }))
  return (
    <section>
      <CardTitle>{t.consent}</CardTitle>
      <details>
        <summary>{t.consentText}</summary>
        {currentConsentText('taking_part')[c.get('language')].map(paragraph => (
          <p>{paragraph}</p>
        ))}
      </details>
      {first ? (
        <RadioGroup
          {...field('consentMethod')}
          label={t.consentMethod}
          hint={t.consentMethodHint}
          options={methods}
          required
        />
      ) : (
        <SelectField {...field('consentMethod')} label={t.newConsent} options={methods} emptyText={t.noNewConsent} />
      )}
      <RadioGroup
        {...field('assent')}
        label={t.assentAsked}
        hint={t.assentHint}
        options={[
          { value: 'yes', label: m.yes },
          { value: 'no', label: m.no },
        ]}
        inline
      />
    </section>
  )
}

function Circumstances({ c, form }: Part) {
  const t = c.get('m').people
  const field = fieldsOf(form, c.get('m').required)
  const ticked = (name: string) => ({ ...field(name), value: 'on', checked: typed(form, name) === 'on' })
  return (
    <section>
      <CardTitle note={t.circumstancesNote}>{t.circumstances}</CardTitle>
      <SelectField
        {...field('household')}
        label={t.household}
        options={households.map(value => ({ value, label: t.households[value] }))}
      />
      <CheckboxField
        {...ticked('specialCircumstances')}
        label={t.specialCircumstances}
        hint={t.specialCircumstancesHint}
      />
      <CheckboxField {...ticked('ethnicMinority')} label={t.ethnicMinority} />
    </section>
  )
}
