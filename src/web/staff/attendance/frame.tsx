import type { Child } from 'hono/jsx'
import type { AppContext } from '../../../http/env'
import type { Messages } from '../../../messages'
import type { Session } from '../../../participation/session'
import { shortDate, wallDate, wallTime, weekdayOf } from '../../../shared/dates'
import { ASSETS_VERSION } from '../../design/document'
import { DoorPage } from '../../design/door-page'
import { Notice } from '../../design/notice'

/** When and where, in one line: "Thứ Ba 09/06 · 14:00 · Nhà văn hóa Đông Cao". */
export function whenAndWhere(m: Messages, { startsAt, venue }: Session): string {
  const date = wallDate(startsAt)
  const when = m.attendance.at(m.weekdays[weekdayOf(date) - 1]!, shortDate(date), wallTime(startsAt))
  return venue ? `${when} · ${venue}` : when
}

type Door = { session: Session; title: string; back: { href: string; label: string }; bottom?: Child }

/** A page for one hand at the door of a session. */
export function doorPage(c: AppContext, { session, title, back, bottom }: Door, children: Child) {
  const m = c.get('m')
  const done = m.done[c.req.query('done') as keyof Messages['done']]
  return c.html(
    <DoorPage
      lang={c.get('language')}
      title={`${title} · ${m.product}`}
      heading={title}
      subheading={whenAndWhere(m, session)}
      back={back}
      bottom={bottom}
      skipText={m.skip}
      head={<script src={`/assets/attendance.js?v=${ASSETS_VERSION}`} defer />}
    >
      {done ? (
        <Notice tone="success" live>
          {done}
        </Notice>
      ) : null}
      {children}
    </DoorPage>,
  )
}
