import { Hono } from 'hono'
import { baseUrl } from '../../http/base-url'
import { type AppContext, type AppEnv, personalContext, verbContext } from '../../http/env'
import { readForm } from '../../http/read-body'
import { doRequest } from '../../participation/do-request'
import { acknowledgeRequest, matchRequest, refuseRequest } from '../../people/close-request'
import { listChildren } from '../../people/list-children'
import { listRequests } from '../../people/list-requests'
import { makeDeskRequest } from '../../people/make-request'
import { findRequest } from '../../people/open-request'
import { requestKinds } from '../../people/request-deadlines'
import { Button, ButtonLink, ButtonRow } from '../design/button'
import { Card } from '../design/card'
import { ErrorSummary } from '../design/error-summary'
import { RadioGroup, TextAreaField, TextField } from '../design/fields'
import { type Form, fieldsOf, freshForm, labelled, submit, type Typed } from '../form'
import { SecretPage } from './accounts/secret-page'
import { staffPage } from './frame'
import { requestsListPage } from './requests-list'
import { requestPage } from './requests-page'

/** What families ask under Luật 91/2025/QH15, and the office's answers within its deadlines. */
export const requestsPages = new Hono<AppEnv>()

const idOf = (c: AppContext) => c.req.param('request') ?? ''

requestsPages.get('/staff/requests', async c => requestsListPage(c, await listRequests(verbContext(c))))

requestsPages.get('/staff/requests/new', c => deskPage(c, freshForm()))

requestsPages.post('/staff/requests', c =>
  submit(
    c,
    async fields => {
      const t = c.get('m').rights
      const { id, secret } = await makeDeskRequest(personalContext(c), fields)
      return staffPage(
        c,
        { room: 'requests', title: t.made },
        <SecretPage
          m={c.get('m')}
          once={t.followLinkOnce}
          label={t.followLink}
          value={`${baseUrl(c)}/requests/${secret}`}
          backTo={`/staff/requests/${id}`}
        />,
      )
    },
    form => deskPage(c, form),
  ),
)

requestsPages.get('/staff/requests/:request', c => requestPage(c, idOf(c), freshForm()))

// A name that is looked for is posted, because it must not stand in an address.
requestsPages.post('/staff/requests/:request/search', async c => {
  await findRequest(personalContext(c), idOf(c))
  const form = { values: await readForm(c), errors: {} }
  const { groupId = '', q = '' } = form.values
  const found = groupId ? (await listChildren(personalContext(c), { groupId, q })).items : []
  return requestPage(c, idOf(c), form, found)
})

const act = (
  name: 'acknowledgement' | 'match' | 'completion' | 'refusal',
  done: string,
  verb: (c: AppContext, fields: Typed) => Promise<void>,
) =>
  requestsPages.post(`/staff/requests/:request/${name}`, (c: AppContext) =>
    submit(
      c,
      async fields => {
        await verb(c, fields)
        return `/staff/requests/${idOf(c)}?did=${done}`
      },
      form => requestPage(c, idOf(c), form),
    ),
  )

act('acknowledgement', 'acknowledged', c => acknowledgeRequest(personalContext(c), idOf(c)))
act('match', 'matched', (c, fields) => matchRequest(personalContext(c), idOf(c), fields))
act('completion', 'done', (c, fields) => doRequest(personalContext(c), idOf(c), fields))
act('refusal', 'refused', (c, fields) => refuseRequest(personalContext(c), idOf(c), fields))

function deskPage(c: AppContext, form: Form) {
  const m = c.get('m')
  const t = m.rights
  const field = fieldsOf(form, m.required)
  return staffPage(
    c,
    { room: 'requests', title: t.newRequest, subheading: t.newRequestWhat },
    <Card>
      <form method="post" action="/staff/requests" data-private novalidate class="stack">
        <ErrorSummary
          title={m.errorSummary}
          errors={labelled(form, { kind: t.kind, name: t.from, phone: m.people.phone, words: t.words })}
        />
        <RadioGroup
          {...field('kind')}
          label={t.kind}
          options={requestKinds.map(value => ({ value, label: t.kinds[value] }))}
          required
        />
        <TextField {...field('name')} label={t.from} autocomplete="off" maxlength={120} />
        <TextField
          {...field('phone')}
          label={m.people.phone}
          hint={m.people.phoneHint}
          type="tel"
          autocomplete="off"
          maxlength={40}
        />
        <TextAreaField {...field('words')} label={t.words} hint={t.wordsHint} maxlength={2000} required />
        <ButtonRow>
          <Button>{m.save}</Button>
          <ButtonLink tone="quiet" href="/staff/requests">
            {m.cancel}
          </ButtonLink>
        </ButtonRow>
      </form>
    </Card>,
  )
}
