import { Hono } from 'hono'
import { type AppContext, type AppEnv, personalContext } from '../../http/env'
import { readForm } from '../../http/read-body'
import { withdrawConsent } from '../../participation/withdraw-consent'
import { consentTextOf, currentConsentText } from '../../people/consent-texts'
import { type ListedConsent, listConsents } from '../../people/list-consents'
import { recordConsent } from '../../people/record-consent'
import { consentPurposes, relations } from '../../shared/choices'
import { wallDate, writtenDate } from '../../shared/dates'
import { Missing } from '../../shared/errors'
import { Button, ButtonLink, ButtonRow } from '../design/button'
import { Card, CardTitle, Columns } from '../design/card'
import { ErrorSummary } from '../design/error-summary'
import { RadioGroup, SelectField, TextField } from '../design/fields'
import { Fold } from '../design/fold'
import { List, ListRow } from '../design/list'
import { Notice } from '../design/notice'
import { StatusTag } from '../design/tag'
import { type Form, fieldsOf, freshForm, labelled, submit, typed } from '../form'
import { staffPage } from './frame'

/** What a child's family agreed to: shown on the child's page, recorded and withdrawn here. */
export const childConsentPages = new Hono<AppEnv>()

const idOf = (c: AppContext) => c.req.param('child') ?? ''
const dayOf = (at: number) => writtenDate(wallDate(at))

childConsentPages.get('/staff/children/:child/consents/new', c =>
  recordPage(c, freshForm({ purpose: c.req.query('purpose') })),
)

childConsentPages.post('/staff/children/:child/consents', c =>
  submit(
    c,
    async fields => {
      await recordConsent(personalContext(c), idOf(c), fields)
      return `/staff/children/${idOf(c)}?rights=consent#consents`
    },
    form => recordPage(c, form),
  ),
)

childConsentPages.post('/staff/children/:child/consent-withdrawal', async c => {
  const { purpose: asked } = await readForm(c)
  const purpose = consentPurposes.find(one => one === asked)
  if (!purpose) throw new Missing()
  await withdrawConsent(personalContext(c), idOf(c), purpose)
  return c.redirect(`/staff/children/${idOf(c)}?rights=withdrawn#consents`, 303)
})

/** The consents of a child, purpose by purpose, for its page: who gave each, to which words, and the way to end it. */
export async function ConsentsCard({ c, childId }: { c: AppContext; childId: string }) {
  const t = c.get('m').rights
  const { consents } = await listConsents(personalContext(c), childId)
  const done = c.req.query('rights') ?? ''
  return (
    <Card id="consents" class="consents">
      <CardTitle>{t.consents}</CardTitle>
      {Object.hasOwn(t.done, done) ? (
        <Notice tone="success" live>
          {t.done[done as keyof typeof t.done]}
        </Notice>
      ) : null}
      <List label={t.consents}>
        {consentPurposes.map(purpose => (
          <Purpose c={c} childId={childId} purpose={purpose} given={consents.filter(one => one.purpose === purpose)} />
        ))}
      </List>
      <ButtonRow>
        <ButtonLink href={`/staff/children/${childId}/consents/new`} tone="secondary" small icon="plus">
          {t.record}
        </ButtonLink>
      </ButtonRow>
    </Card>
  )
}

type PurposeProps = { c: AppContext; childId: string; purpose: ListedConsent['purpose']; given: ListedConsent[] }

function Purpose({ c, childId, purpose, given: [last, ...earlier] }: PurposeProps) {
  const t = c.get('m').rights
  const standing = last !== undefined && last.withdrawnAt === null
  return (
    <ListRow
      title={t.purposes[purpose]}
      detail={
        <>
          {last ? <Given c={c} consent={last} /> : t.purposeWhat[purpose]}
          {earlier.length ? (
            <details>
              <summary>{t.earlier(earlier.length)}</summary>
              {earlier.map(consent => (
                <Given c={c} consent={consent} />
              ))}
            </details>
          ) : null}
        </>
      }
      aside={
        <StatusTag
          tone={standing ? 'success' : 'neutral'}
          label={standing ? t.inForce : last?.withdrawnAt ? t.withdrawnOn(dayOf(last.withdrawnAt)) : t.neverAsked}
        />
      }
      fold={
        standing ? (
          <form method="post" action={`/staff/children/${childId}/consent-withdrawal`}>
            <input type="hidden" name="purpose" value={purpose} />
            <Button
              tone="quiet"
              small
              data-confirm={t.withdrawSure[purpose]}
              aria-label={t.withdrawOf(t.purposes[purpose])}
            >
              {t.withdraw}
            </Button>
          </form>
        ) : null
      }
    />
  )
}

function Given({ c, consent }: { c: AppContext; consent: ListedConsent }) {
  const m = c.get('m')
  const t = m.rights
  const { giver, childAssent } = consent
  const who = giver ? `${giver.name} (${m.people.relations[giver.relation]})` : t.unnamedGiver
  const text = consentTextOf(consent.textVersion)
  return (
    <div>
      {t.givenBy(who, t.methods[consent.method], dayOf(consent.givenAt))}
      {childAssent === null ? null : ` · ${childAssent ? t.assentYes : t.assentNo}`}
      {text ? (
        <details>
          <summary>{t.readAgreed}</summary>
          {text[c.get('language')].map(paragraph => (
            <p>{paragraph}</p>
          ))}
          <p class="soft">{t.textVersion(text.version)}</p>
        </details>
      ) : null}
    </div>
  )
}

async function recordPage(c: AppContext, form: Form) {
  const m = c.get('m')
  const t = m.rights
  const { guardians } = await listConsents(personalContext(c), idOf(c))
  const field = fieldsOf(form, m.required)
  const labels = { purpose: t.purpose, method: t.method, guardianName: m.people.guardianName, assent: t.assent }
  const giver = typed(form, 'guardianId') || (Object.keys(form.values).length > 1 ? '' : guardians[0]?.id)
  return staffPage(
    c,
    { room: 'children', title: t.recordTitle },
    <form method="post" action={`/staff/children/${idOf(c)}/consents`} data-private novalidate class="stack">
      <ErrorSummary title={m.errorSummary} errors={labelled(form, labels)} />
      <Columns wide>
        <Card>
          <p>{t.recordWhat}</p>
          <RadioGroup
            {...field('purpose')}
            label={t.purpose}
            options={consentPurposes.map(value => ({ value, label: t.purposes[value], hint: t.purposeWhat[value] }))}
            required
          />
          <RadioGroup
            {...field('method')}
            label={t.method}
            options={(['paper', 'spoken'] as const).map(value => ({ value, label: m.people.methods[value] }))}
            inline
            required
          />
          <SelectField
            {...field('guardianId')}
            value={giver}
            label={t.giver}
            options={guardians.map(({ id, name, relation }) => ({
              value: id,
              label: `${name} (${m.people.relations[relation]})`,
            }))}
            emptyText={t.anotherGiver}
          />
          <Fold summary={t.anotherGiver} open={!guardians.length || Boolean(form.errors.guardianName)} small>
            <TextField {...field('guardianName')} label={m.people.guardianName} autocomplete="off" maxlength={120} />
            <SelectField
              {...field('guardianRelation')}
              label={m.people.relation}
              options={relations.map(value => ({ value, label: m.people.relations[value] }))}
              emptyText={m.people.choose}
            />
            <TextField {...field('guardianPhone')} label={m.people.guardianPhone} type="tel" maxlength={40} />
          </Fold>
          <RadioGroup
            {...field('assent')}
            label={t.assent}
            hint={t.assentHint}
            options={[
              { value: 'yes', label: m.yes },
              { value: 'no', label: m.no },
            ]}
            inline
          />
          <ButtonRow>
            <Button>{m.save}</Button>
            <ButtonLink tone="quiet" href={`/staff/children/${idOf(c)}`}>
              {m.cancel}
            </ButtonLink>
          </ButtonRow>
        </Card>
        <Card>
          <CardTitle>{t.toRead}</CardTitle>
          {consentPurposes.map(purpose => (
            <details open={purpose === typed(form, 'purpose')}>
              <summary>{t.purposes[purpose]}</summary>
              {currentConsentText(purpose)[c.get('language')].map(paragraph => (
                <p>{paragraph}</p>
              ))}
            </details>
          ))}
        </Card>
      </Columns>
    </form>,
  )
}
