import type { Language, Messages } from '../../messages'
import { currentConsentText } from '../../people/consent-texts'
import type { Publication } from '../../publications/publication'
import { genders, relations } from '../../shared/choices'
import { wallDate } from '../../shared/dates'
import { Button } from '../design/button'
import { CardTitle } from '../design/card'
import { ErrorSummary } from '../design/error-summary'
import { CheckboxField, NumberField, RadioGroup, SelectField, TextField } from '../design/fields'
import { Notice } from '../design/notice'
import { type Form, fieldsOf, labelled, optionsOf, typed } from '../form'

export type RegistrationFormProps = {
  m: Messages
  language: Language
  /** Where it is posted: `/w/{ward}/events/{event}/registrations`. */
  action: string
  publication: Publication
  /** The residential groups to choose from. */
  groups: { id: string; name: string }[]
  form: Form
  /** UTC milliseconds. */
  now: number
}

/**
 * A parent or guardian registers a child: on a phone, in plain words, nothing ticked beforehand.
 * @example <RegistrationForm m={m} language="vi" action="…" publication={p} groups={groups} form={freshForm()} now={now} />
 */
export function RegistrationForm({ m, language, action, publication, groups, form, now }: RegistrationFormProps) {
  const t = m.people
  const { payload, seatsLeft } = publication
  const field = fieldsOf(form, m.required)
  const invited = payload.groups.length ? payload.groups : groups
  const ages = t.forAges(payload.minAge, payload.maxAge)
  const labels = {
    name: t.fullName,
    birthYear: t.birthYear,
    gender: t.gender,
    groupId: t.group,
    guardianName: t.yourName,
    relation: t.relation,
    phone: t.yourPhone,
  }
  const year = Number(wallDate(now).slice(0, 4))
  return (
    <form method="post" action={action} data-private novalidate class="stack">
      <p>{t.publicIntro}</p>
      {seatsLeft === 0 ? <Notice tone="warning">{t.publicFull}</Notice> : null}
      <ErrorSummary title={m.errorSummary} errors={labelled(form, labels)} />
      <section>
        <CardTitle level={3}>{t.about}</CardTitle>
        <TextField {...field('name')} label={t.fullName} autocomplete="off" maxlength={120} required />
        <NumberField
          {...field('birthYear')}
          label={t.birthYear}
          hint={ages || undefined}
          min={year - 17}
          max={year}
          required
        />
        <RadioGroup
          {...field('gender')}
          label={t.gender}
          options={genders.map(value => ({ value, label: t.genders[value] }))}
          inline
          required
        />
        <SelectField {...field('groupId')} label={t.group} options={optionsOf(invited)} emptyText={t.choose} required />
      </section>
      <section>
        <CardTitle level={3}>{t.aboutYou}</CardTitle>
        <TextField {...field('guardianName')} label={t.yourName} autocomplete="name" maxlength={120} required />
        <SelectField
          {...field('relation')}
          label={t.relation}
          options={relations.map(value => ({ value, label: t.relations[value] }))}
          emptyText={t.choose}
          required
        />
        <TextField
          {...field('phone')}
          label={t.yourPhone}
          hint={t.yourPhoneHint}
          type="tel"
          autocomplete="tel"
          maxlength={40}
          required
        />
      </section>
      <section>
        <CardTitle level={3}>{t.consent}</CardTitle>
        <CheckboxField
          {...field('consent')}
          label={t.agree}
          value="on"
          checked={typed(form, 'consent') === 'on'}
          required
        />
        <details>
          <summary>{t.readConsent}</summary>
          {currentConsentText('taking_part')[language].map(paragraph => (
            <p>{paragraph}</p>
          ))}
        </details>
        <CheckboxField
          {...field('assent')}
          label={t.childAgrees}
          hint={t.childAgreesHint}
          value="on"
          checked={typed(form, 'assent') === 'on'}
        />
      </section>
      <Button wide>{t.send}</Button>
    </form>
  )
}
