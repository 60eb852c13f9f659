import { Hono } from 'hono'
import type { AppContext, AppEnv } from '../../http/env'
import { limitPerAddress } from '../../http/per-address'
import { makePublicRequest } from '../../people/make-request'
import { DAYS, requestKinds } from '../../people/request-deadlines'
import { getRetentionDays } from '../../places/get-retention'
import type { PublicWard } from '../../publications/find-ward'
import { listHotlines } from '../../publications/list-hotlines'
import { guardianOf } from '../../shared/actor'
import { MINUTE, writtenDate } from '../../shared/dates'
import { Button } from '../design/button'
import { Card, CardTitle } from '../design/card'
import { ErrorSummary } from '../design/error-summary'
import { RadioGroup, TextAreaField, TextField } from '../design/fields'
import { DataTable } from '../design/table'
import { type Form, fieldsOf, freshForm, labelled, submit } from '../form'
import { HotlinesCard, link, publicHtml, wardName, wardOf } from './frame'

/** What a ward keeps of children, in plain words, and the form to ask without a family's link. */
export const privacyPages = new Hono<AppEnv>()

/** A whole neighbourhood may share an address. */
const limit = limitPerAddress({ most: 20, within: 15 * MINUTE })

privacyPages.get('/w/:ward/privacy', async c => privacyPage(c, await wardOf(c), freshForm()))

privacyPages.post('/w/:ward/requests', async (c: AppContext) => {
  const ward = await wardOf(c)
  return submit(
    c,
    async fields => {
      limit(c)
      const { db, crypto } = c.get('services')
      const context = { db, crypto, actor: guardianOf(ward.id), now: c.get('now') }
      const { secret } = await makePublicRequest(context, fields)
      return link(c, `/requests/${secret}`, { done: 'made' })
    },
    form => privacyPage(c, ward, form),
  )
})

async function privacyPage(c: AppContext, ward: PublicWard, form: Form) {
  const m = c.get('m')
  const t = m.rights
  const { db } = c.get('services')
  const [days, hotlines] = await Promise.all([getRetentionDays(db, ward.id), listHotlines(db, ward.id)])
  const html = await publicHtml(
    c,
    {
      heading: t.privacyTitle,
      ward,
      canonical: `/w/${ward.slug}/privacy`,
      aside: (
        <>
          <Card>
            <CardTitle>{t.ways}</CardTitle>
            <p>{t.waysText}</p>
          </Card>
          <HotlinesCard m={m} hotlines={hotlines} />
        </>
      ),
    },
    <div class="stack">
      <ErrorSummary title={m.errorSummary} errors={labelled(form, labelsOf(c))} />
      <p>{t.privacyIntro(wardName(m, ward))}</p>
      <section class="stack">
        <CardTitle>{t.whatTitle}</CardTitle>
        <Lines lines={t.what} />
      </section>
      <section class="stack">
        <CardTitle>{t.howTitle}</CardTitle>
        <Lines lines={t.how} />
      </section>
      <section class="stack">
        <CardTitle>{t.howLongTitle}</CardTitle>
        <p>{t.howLong(days, writtenDate(ward.seasonTo))}</p>
      </section>
      <section class="stack">
        <CardTitle note={t.rightsIntro}>{t.rightsTitle}</CardTitle>
        <DataTable
          caption={t.rightsTable}
          hideCaption
          dense
          columns={[
            { key: 'right', label: t.right },
            { key: 'days', label: t.deadline, align: 'right' },
          ]}
          rows={requestKinds.map(kind => ({ right: t.kinds[kind], days: t.inDays(DAYS[kind]) }))}
        />
      </section>
      <section id="ask" class="stack">
        <CardTitle note={t.whatStays}>{t.askHere}</CardTitle>
        <RequestForm c={c} ward={ward} form={form} />
      </section>
    </div>,
  )
  return c.html(html)
}

const Lines = ({ lines }: { lines: string[] }) => (
  <ul class="plain-lines">
    {lines.map(line => (
      <li>{line}</li>
    ))}
  </ul>
)

const labelsOf = (c: AppContext) => {
  const t = c.get('m').rights
  return { kind: t.kind, name: t.yourName, phone: t.yourPhone, words: t.words }
}

function RequestForm({ c, ward, form }: { c: AppContext; ward: PublicWard; form: Form }) {
  const m = c.get('m')
  const t = m.rights
  const field = fieldsOf(form, m.required)
  return (
    <form method="post" action={link(c, `/w/${ward.slug}/requests`)} data-private novalidate class="stack">
      <RadioGroup
        {...field('kind')}
        label={t.kind}
        options={requestKinds.map(value => ({ value, label: t.kinds[value] }))}
        required
      />
      <TextField {...field('name')} label={t.yourName} autocomplete="name" maxlength={120} />
      <TextField
        {...field('phone')}
        label={t.yourPhone}
        hint={t.yourPhoneHint}
        type="tel"
        autocomplete="tel"
        maxlength={40}
        required
      />
      <TextAreaField {...field('words')} label={t.words} hint={t.wordsHint} maxlength={2000} required />
      <Button wide>{t.send}</Button>
    </form>
  )
}
