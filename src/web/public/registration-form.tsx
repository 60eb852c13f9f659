import type { Language, Messages } from '../../messages'
import { MOST_CHILDREN } from '../../participation/family-form'
import { currentConsentText } from '../../people/consent-texts'
import type { Publication } from '../../publications/publication'
import { type ConsentPurpose, relations } from '../../shared/choices'
import { Button } from '../design/button'
import { CardTitle } from '../design/card'
import { ASSETS_VERSION } from '../design/document'
import { ErrorSummary } from '../design/error-summary'
import { CheckboxField, SelectField, TextField } from '../design/fields'
import { Notice } from '../design/notice'
import { type Form, fieldsOf, freshForm, labelled, typed } from '../form'
import { childNumbers, roomLeft } from './family-fields'
import { RegistrationChild } from './registration-child'

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

/** The name that a template's child has in its fields, for the script to put the right one. */
const TEMPLATE = 9

/**
 * A parent or guardian registers the family's children: on a phone, in plain words, nothing ticked beforehand. "Add a
 * child" works without scripts, by a trip to the server that keeps what was typed.
 * @example <RegistrationForm m={m} language="vi" action="…" publication={p} groups={groups} form={freshForm()} now={now} />
 */
export function RegistrationForm({ m, language, action, publication, groups, form, now }: RegistrationFormProps) {
  const t = m.people
  const r = m.registration
  const { payload, seatsLeft } = publication
  const field = fieldsOf(form, m.required)
  const numbers = childNumbers(form.values)
  const child = {
    m,
    ages: t.forAges(payload.minAge, payload.maxAge),
    groups: payload.groups.length ? payload.groups : groups,
    now,
  }
  return (
    <form
      method="post"
      action={action}
      data-private
      data-family
      data-most={String(MOST_CHILDREN)}
      novalidate
      class="stack"
    >
      <p>{r.intro}</p>
      {seatsLeft === 0 ? <Notice tone="warning">{t.publicFull}</Notice> : null}
      <ErrorSummary title={m.errorSummary} errors={labelled(form, labelsOf(m, numbers))} />
      {/* Enter in a field sends the form, and does not leave a child out. */}
      <button type="submit" class="sr" tabindex={-1}>
        {r.send}
      </button>
      <section class="stack" data-children>
        {numbers.map(index => (
          <RegistrationChild {...child} form={form} index={index} droppable={numbers.length > 1} />
        ))}
      </section>
      {roomLeft(form) > 0 ? (
        <div class="family-more" data-more>
          <Button tone="secondary" icon="plus" name="more" value="1" formnovalidate>
            {r.addChild}
          </Button>
          <p class="hint">{r.addChildHint}</p>
        </div>
      ) : null}
      <template data-child-template>
        <RegistrationChild {...child} form={freshForm()} index={TEMPLATE} droppable />
      </template>
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
        <TextField {...field('code')} label={r.code} hint={r.codeHint} autocomplete="off" maxlength={40} narrow />
      </section>
      <section>
        <CardTitle level={3} note={r.consentsHint}>
          {r.consents}
        </CardTitle>
        <Consent {...{ m, language, form }} name="consent" purpose="taking_part" label={r.takingPart} required />
        <Consent {...{ m, language, form }} name="photo" purpose="photo" label={r.photo} />
        <Consent {...{ m, language, form }} name="contact" purpose="contact" label={r.contact} />
      </section>
      <Button wide>{r.send}</Button>
      <script src={`/assets/registration.js?v=${ASSETS_VERSION}`} defer />
    </form>
  )
}

type ConsentProps = Pick<RegistrationFormProps, 'm' | 'language' | 'form'> & {
  name: string
  purpose: ConsentPurpose
  label: string
  required?: boolean
}

/** One purpose, its words to read, and a box that is never ticked beforehand. */
function Consent({ m, language, form, name, purpose, label, required }: ConsentProps) {
  return (
    <div class="family-consent">
      <CheckboxField
        {...fieldsOf(form, m.required)(name)}
        label={label}
        value="on"
        checked={typed(form, name) === 'on'}
        required={required}
      />
      <details>
        <summary>{m.registration.readText[purpose]}</summary>
        {currentConsentText(purpose)[language].map(paragraph => (
          <p>{paragraph}</p>
        ))}
      </details>
    </div>
  )
}

/** What the error summary calls each field. */
function labelsOf(m: Messages, numbers: number[]): Record<string, string> {
  const t = m.people
  const r = m.registration
  const ofChild = { name: t.fullName, birthYear: t.birthYear, gender: t.gender, groupId: t.group, assent: r.assent }
  const named = numbers.flatMap(index =>
    Object.entries(ofChild).map(([name, label]) => [
      `children.${index}.${name}`,
      numbers.length > 1 ? `${r.child(index + 1)}, ${label}` : label,
    ]),
  )
  return {
    ...Object.fromEntries(named),
    guardianName: t.yourName,
    relation: t.relation,
    phone: t.yourPhone,
    code: r.code,
    consent: r.consents,
  }
}
