import { Hono } from 'hono'
import type { AppContext, AppEnv } from '../../http/env'
import { limitPerAddress } from '../../http/per-address'
import type { Messages } from '../../messages'
import { requestByFamily, withdrawByFamily } from '../../participation/family-rights'
import { findTicket } from '../../participation/find-ticket'
import { openFamily } from '../../participation/open-family'
import { findWardById } from '../../publications/find-ward'
import { MINUTE } from '../../shared/dates'
import { Missing } from '../../shared/errors'
import { ButtonLink, ButtonRow } from '../design/button'
import { ErrorSummary } from '../design/error-summary'
import { Notice } from '../design/notice'
import { type Form, freshForm, labelled, submit } from '../form'
import { AskForm, FamilyChildSection } from './family-child'
import { link } from './frame'
import { familyFrame } from './privacy-frame'

/** What is held about a family's children, and its rights over it, behind the secret of its ticket. */
export const familyPages = new Hono<AppEnv>()

const limit = limitPerAddress({ most: 100, within: 15 * MINUTE })

const held = (c: AppContext) => {
  limit(c)
  const { db, crypto } = c.get('services')
  return findTicket(db, crypto, c.req.param('ticket') ?? '', c.get('now'))
}

const addressOf = (c: AppContext) => `/tickets/${c.req.param('ticket')}/family`

familyPages.get('/tickets/:ticket/family', c => familyPage(c, freshForm()))

familyPages.post('/tickets/:ticket/family/withdrawal', c =>
  submit(
    c,
    async fields => {
      await withdrawByFamily(await held(c), fields)
      return link(c, addressOf(c), { done: 'withdrawn' })
    },
    form => familyPage(c, form),
  ),
)

familyPages.post('/tickets/:ticket/family/requests', c =>
  submit(
    c,
    async fields => {
      const { secret } = await requestByFamily(await held(c), fields)
      return link(c, `/requests/${secret}`, { done: 'made' })
    },
    form => familyPage(c, form),
  ),
)

async function familyPage(c: AppContext, form: Form) {
  const m = c.get('m')
  const t = m.rights
  const ticket = await held(c)
  const [children, ward] = await Promise.all([
    openFamily(ticket),
    findWardById(c.get('services').db, ticket.context.actor.wardId),
  ])
  if (!ward) throw new Missing()
  const address = addressOf(c)
  return familyFrame(
    c,
    ward,
    { heading: t.familyTitle },
    <div class="stack">
      {c.req.query('done') === 'withdrawn' ? (
        <Notice tone="success" live>
          {t.withdrawn}
        </Notice>
      ) : null}
      <ErrorSummary title={m.errorSummary} errors={labelled(form, labelsOf(t))} />
      <p>{t.familyWhat}</p>
      {children.map(child => (
        <FamilyChildSection c={c} child={child} address={address} />
      ))}
      <Notice>{t.familyNotShown}</Notice>
      <AskForm c={c} family={children} address={address} form={form} />
      <ButtonRow>
        <ButtonLink href={link(c, `/tickets/${c.req.param('ticket')}`)} tone="secondary">
          {t.backToTicket}
        </ButtonLink>
        <ButtonLink href={link(c, `/w/${ward.slug}/privacy`)} tone="quiet">
          {t.privacyTitle}
        </ButtonLink>
      </ButtonRow>
    </div>,
  )
}

/** The questions of the form as names of what is missing. */
const labelsOf = (t: Messages['rights']) =>
  Object.fromEntries(
    Object.entries({ childId: t.whichChild, kind: t.kind, words: t.wordsOfLink }).map(([field, question]) => [
      field,
      question.replace(/\?.*$/, ''),
    ]),
  )
