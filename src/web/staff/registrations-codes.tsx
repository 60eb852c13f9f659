import { Hono } from 'hono'
import { z } from 'zod'
import { type AppContext, type AppEnv, personalContext } from '../../http/env'
import {
  listEligibilityCodes,
  MOST_CODES,
  makeEligibilityCodes,
  revokeFreeCodes,
} from '../../participation/eligibility-codes'
import { findEventPlaces } from '../../participation/get-roster'
import { parse, whole } from '../../shared/parse'
import { Button, ButtonLink, PrintButton } from '../design/button'
import { Card } from '../design/card'
import { ErrorSummary } from '../design/error-summary'
import { NumberField } from '../design/fields'
import { Notice } from '../design/notice'
import { QrCode } from '../design/qr-code'
import { errorList, type Form, fieldsOf, freshForm, submit } from '../form'
import { staffPage } from './frame'
import { publicForm } from './registrations-print'

/** Opaque codes for families, made and printed as slips that say nothing of why. */
export const codesPages = new Hono<AppEnv>()

const PATH = '/staff/registrations/:event/codes'
const idOf = (c: AppContext) => c.req.param('event') ?? ''
const codesInput = z.object({ count: whole(1, MOST_CODES) })

codesPages.get(PATH, c => codesPage(c, freshForm({ count: 10 })))

// Codes are shown this once: no redirect, after which they could not be read any more.
codesPages.post(PATH, c =>
  submit(
    c,
    async fields => {
      const { count } = parse(codesInput, fields)
      return codesPage(c, freshForm({ count }), await makeEligibilityCodes(personalContext(c), idOf(c), count))
    },
    form => codesPage(c, form),
  ),
)

codesPages.post(`${PATH}/revocation`, c =>
  submit(
    c,
    async () => {
      await revokeFreeCodes(personalContext(c), idOf(c))
      return `/staff/registrations/${idOf(c)}/codes?done=recorded`
    },
    form => codesPage(c, form),
  ),
)

async function codesPage(c: AppContext, form: Form, made: string[] = []) {
  const m = c.get('m')
  const r = m.registration
  const { publication } = await findEventPlaces(personalContext(c), idOf(c))
  const codes = await listEligibilityCodes(personalContext(c), publication.id)
  const count = (state: (typeof codes)[number]['state']) => codes.filter(code => code.state === state).length
  const at = `/staff/registrations/${publication.id}`
  const url = await publicForm(c, publication.id)
  return staffPage(
    c,
    {
      room: 'registrations',
      title: r.codesTitle,
      subheading: publication.payload.title,
      actions: (
        <>
          {made.length ? <PrintButton>{m.print}</PrintButton> : null}
          <ButtonLink href={at} tone="quiet">
            {m.back}
          </ButtonLink>
        </>
      ),
      notice: (
        <>
          {made.length ? (
            <Notice tone="success" live>
              {r.codesMade(made.length)}
            </Notice>
          ) : null}
          <ErrorSummary title={m.errorSummary} errors={errorList(form)} />
        </>
      ),
    },
    <div class="stack">
      {made.length ? (
        <ul class="slips">
          {made.map(code => (
            <li>
              <QrCode text={`${url}#register`} label={r.posterQr(publication.payload.title)} />
              <div>
                <p>{publication.payload.title}</p>
                <p>{r.slipCode}</p>
                <strong class="slip-code">{code}</strong>
                <p>{r.slipCodeHow}</p>
              </div>
            </li>
          ))}
        </ul>
      ) : null}
      <div class="no-print">
        <Card>
          <p>{r.codesWhat}</p>
          <form method="post" action={`${at}/codes`} class="stack">
            <NumberField {...fieldsOf(form, m.required)('count')} label={r.howMany} min={1} max={MOST_CODES} required />
            <Button>{r.makeCodes}</Button>
          </form>
          {codes.length ? (
            <form method="post" action={`${at}/codes/revocation`}>
              <p>{r.codesCount(count('free'), count('used'))}</p>
              {count('free') ? (
                <Button tone="quiet" small data-confirm={r.revokeSure}>
                  {r.revokeFree}
                </Button>
              ) : null}
            </form>
          ) : null}
        </Card>
      </div>
    </div>,
  )
}
