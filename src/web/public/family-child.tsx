import type { AppContext } from '../../http/env'
import type { FamilyChild, FamilyConsent } from '../../participation/open-family'
import { consentTextOf } from '../../people/consent-texts'
import { type ConsentPurpose, consentPurposes } from '../../shared/choices'
import { writtenDate } from '../../shared/dates'
import { Button } from '../design/button'
import { CardTitle } from '../design/card'
import { DefinitionList } from '../design/definition-list'
import { RadioGroup, SelectField, TextAreaField } from '../design/fields'
import { Fold } from '../design/fold'
import { List, ListRow } from '../design/list'
import { StatusTag } from '../design/tag'
import { type Form, fieldsOf } from '../form'
import { link } from './frame'
import { dayOf } from './privacy-frame'

type Props = { c: AppContext; child: FamilyChild; address: string }

/** One child as its guardian may read it through the family's link: without circumstances. */
export function FamilyChildSection({ c, child, address }: Props) {
  const m = c.get('m')
  const t = m.rights
  const { guardian } = child
  return (
    <section class="stack">
      <CardTitle>{child.name}</CardTitle>
      <DefinitionList
        items={[
          { term: t.born, value: String(child.birthYear) },
          { term: t.gender, value: m.people.genders[child.gender] },
          { term: t.group, value: child.group },
          { term: t.guardian, value: guardian && `${guardian.name} (${m.people.relations[guardian.relation]})` },
          { term: t.phone, value: child.phoneEnds && t.phoneEnds(child.phoneEnds) },
          {
            term: t.registrations,
            value: child.places.length ? (
              <ul class="plain-lines">
                {child.places.map(({ title, status }) => (
                  <li>{`${title}: ${m.people.statuses[status]}`}</li>
                ))}
              </ul>
            ) : null,
          },
          { term: t.attended, value: t.times(child.attendances) },
          {
            term: t.openRequests,
            value: child.requests.length
              ? child.requests.map(({ kind, dueBy }) => <div>{t.dueOn(t.kinds[kind], writtenDate(dueBy))}</div>)
              : null,
          },
        ]}
      />
      <CardTitle level={3}>{t.consents}</CardTitle>
      <div class="consents">
        <List label={t.consents}>
          {consentPurposes.map(purpose => (
            <Consent
              c={c}
              purpose={purpose}
              consent={child.consents.find(one => one.purpose === purpose)}
              child={child}
              address={address}
            />
          ))}
        </List>
      </div>
    </section>
  )
}

function Consent({
  c,
  purpose,
  consent,
  child,
  address,
}: Props & { purpose: ConsentPurpose; consent?: FamilyConsent }) {
  const t = c.get('m').rights
  const standing = consent !== undefined && consent.withdrawnAt === null
  const text = consent && consentTextOf(consent.textVersion)
  return (
    <ListRow
      title={t.purposes[purpose]}
      detail={
        <>
          {t.purposeWhat[purpose]}
          {consent ? <div>{`${t.methods[consent.method]} · ${dayOf(consent.givenAt)}`}</div> : null}
          {text ? (
            <details>
              <summary>{t.readAgreed}</summary>
              {text[c.get('language')].map(paragraph => (
                <p>{paragraph}</p>
              ))}
              <p class="soft">{t.textVersion(text.version)}</p>
            </details>
          ) : null}
        </>
      }
      aside={
        <StatusTag
          tone={standing ? 'success' : 'neutral'}
          label={standing ? t.inForce : consent?.withdrawnAt ? t.withdrawnOn(dayOf(consent.withdrawnAt)) : t.neverAsked}
        />
      }
      fold={
        standing ? (
          <Fold summary={[t.withdraw, <span class="sr">{`: ${t.purposes[purpose]}`}</span>]} small>
            <form method="post" action={link(c, `${address}/withdrawal`)} data-private>
              <input type="hidden" name="childId" value={child.id} />
              <input type="hidden" name="purpose" value={purpose} />
              <p>{t.withdrawSure[purpose]}</p>
              <Button tone="danger" small>
                {t.withdrawOf(t.purposes[purpose])}
              </Button>
            </form>
          </Fold>
        ) : null
      }
    />
  )
}

/** What cannot be done at once is asked for. */
export function AskForm({
  c,
  family,
  address,
  form,
}: {
  c: AppContext
  family: FamilyChild[]
  address: string
  form: Form
}) {
  const m = c.get('m')
  const t = m.rights
  const field = fieldsOf(form, m.required)
  const [only] = family
  const kinds = ['correction', 'erasure', 'access'] as const
  return (
    <section class="stack">
      <CardTitle note={t.askWhat}>{t.ask}</CardTitle>
      <form method="post" action={link(c, `${address}/requests`)} data-private novalidate class="stack">
        {family.length === 1 ? (
          <input type="hidden" name="childId" value={only!.id} />
        ) : (
          <SelectField
            {...field('childId')}
            label={t.whichChild}
            options={family.map(({ id, name }) => ({ value: id, label: name }))}
            emptyText={m.people.choose}
            required
          />
        )}
        <RadioGroup
          {...field('kind')}
          label={t.kind}
          options={kinds.map(value => ({
            value,
            label: t.kinds[value],
            hint: value === 'erasure' ? t.whatStays : undefined,
          }))}
          required
        />
        <TextAreaField {...field('words')} label={t.wordsOfLink} maxlength={2000} />
        <Button wide>{t.send}</Button>
      </form>
    </section>
  )
}
