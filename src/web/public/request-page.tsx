import { Hono } from 'hono'
import type { AppEnv } from '../../http/env'
import { limitPerAddress } from '../../http/per-address'
import { followRequest } from '../../people/open-request'
import { findWardById } from '../../publications/find-ward'
import { MINUTE, writtenDate } from '../../shared/dates'
import { Missing } from '../../shared/errors'
import { DefinitionList } from '../design/definition-list'
import { Notice } from '../design/notice'
import { StatusTag } from '../design/tag'
import { requestTones } from '../request-tones'
import { dayOf, familyFrame } from './privacy-frame'

/** Where a family follows what it asked, behind the secret in the address. */
export const requestPages = new Hono<AppEnv>()

const limit = limitPerAddress({ most: 100, within: 15 * MINUTE })

requestPages.get('/requests/:request', async c => {
  limit(c)
  const { db, crypto } = c.get('services')
  const request = await followRequest(db, crypto, c.req.param('request'), c.get('now'))
  const ward = await findWardById(db, request.wardId)
  if (!ward) throw new Missing()
  const t = c.get('m').rights
  const late = request.state === 'overdue' || request.state === 'late_to_acknowledge'
  return familyFrame(
    c,
    ward,
    { heading: t.followTitle, subheading: t.kinds[request.kind] },
    <div class="stack">
      <Notice tone={c.req.query('done') ? 'success' : 'info'} title={c.req.query('done') ? t.made : undefined} live>
        {t.followKeep}
      </Notice>
      {late ? <Notice tone="warning">{t.lateToFamily}</Notice> : null}
      <DefinitionList
        items={[
          { term: t.state, value: <StatusTag tone={requestTones[request.state]} label={t.states[request.state]} /> },
          { term: t.received, value: dayOf(request.receivedAt) },
          request.acknowledgedAt === null
            ? { term: t.acknowledgeBy, value: writtenDate(request.acknowledgeBy) }
            : { term: t.acknowledgedOn, value: dayOf(request.acknowledgedAt) },
          request.closedAt === null
            ? { term: t.dueBy, value: writtenDate(request.dueBy) }
            : { term: t.closedOn, value: dayOf(request.closedAt) },
          { term: t.answer, value: request.answer },
        ]}
      />
    </div>,
  )
})
