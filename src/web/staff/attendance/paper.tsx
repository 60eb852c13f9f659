import type { AppContext } from '../../../http/env'
import type { Messages } from '../../../messages'
import type { PaperRoster } from '../../../participation/paper-roster'
import { shortDate, wallDate, wallTime } from '../../../shared/dates'
import { Button, ButtonLink, ButtonRow } from '../../design/button'
import { ASSETS_VERSION, Document } from '../../design/document'
import { whenAndWhere } from './frame'

const BLANK_LINES = 8

/**
 * The roster on A4: what children are called and their group, a number for quick entry, a box for each meeting, and lines
 * for those who come without a place. No flags, no ages, no family names.
 */
export function paperPage(c: AppContext, roster: PaperRoster, all: boolean) {
  const m = c.get('m')
  const words = m.checkin
  const { session, sheet, rows } = roster
  const meetings = all && roster.meetings.length ? roster.meetings : [session]
  const path = `/staff/attendance/${session.id}`
  return c.html(
    <Document
      lang={c.get('language')}
      title={`${words.paperTitle} · ${m.product}`}
      skipText={m.skip}
      bodyClass="paper-roster"
      head={<link rel="stylesheet" href={`/assets/paper-roster.css?v=${ASSETS_VERSION}`} />}
    >
      <nav class="no-print paper-tools" aria-label={words.paper}>
        <ButtonRow>
          <Button type="button" icon="print" data-print>
            {words.print}
          </Button>
          {roster.meetings.length > 1 ? (
            <ButtonLink href={all ? `${path}/paper` : `${path}/paper?all=yes`} tone="secondary">
              {all ? words.paperOne : words.paperAll}
            </ButtonLink>
          ) : null}
          <ButtonLink href={`${path}/quick-entry?sheet=${sheet}`} tone="secondary">
            {words.quick}
          </ButtonLink>
          <ButtonLink href={path} tone="quiet">
            {m.attendance.backToRoster}
          </ButtonLink>
        </ButtonRow>
      </nav>
      <main id="main" tabindex={-1}>
        <header>
          <div>
            <p>{words.paperTitle}</p>
            <h1>{session.title}</h1>
            <p>
              {whenAndWhere(m, session)} · {words.paperTotal(m.number(rows.length))}
            </p>
          </div>
          <p class="paper-sheet">
            {words.paperSheet}: <b>{sheet}</b>
            <small>{words.paperSheetHint}</small>
          </p>
        </header>
        <Listed {...{ rows, meetings, m }} />
        <WalkIns m={m} />
        <footer>
          <p>{words.paperSecret}</p>
          <p class="paper-by">{words.paperBy}:</p>
        </footer>
      </main>
    </Document>,
  )
}

type ListedProps = { rows: PaperRoster['rows']; meetings: { id: string; startsAt: number }[]; m: Messages }

function Listed({ rows, meetings, m }: ListedProps) {
  const words = m.checkin
  return (
    <table class={meetings.length > 1 ? 'paper-many' : undefined}>
      <thead>
        <tr>
          <th scope="col" class="paper-number">
            {words.paperNumber}
          </th>
          <th scope="col">{words.paperName}</th>
          <th scope="col">{words.paperGroup}</th>
          {meetings.map(({ startsAt }) => (
            <th scope="col" class="paper-box">
              {meetings.length > 1 ? `${shortDate(wallDate(startsAt))} ${wallTime(startsAt)}` : words.paperHere}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr>
            <td class="paper-number">{row.number}</td>
            <th scope="row">
              {row.name}
              {row.gone ? ` (${words.gone})` : ''}
            </th>
            <td>{row.group}</td>
            {meetings.map((_, index) => (
              <td class="paper-box">
                <span class="paper-tick">{index === 0 && row.excused ? words.excused : ''}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function WalkIns({ m: { checkin: words } }: { m: Messages }) {
  return (
    <section>
      <h2>{words.paperWalkIns}</h2>
      <p>{words.paperConsentNote}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.paperFullName}</th>
            <th scope="col" class="paper-year">
              {words.paperYear}
            </th>
            <th scope="col" class="paper-group">
              {words.paperGroup}
            </th>
            <th scope="col" class="paper-box">
              {words.paperConsent}
            </th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: BLANK_LINES }, () => (
            <tr class="paper-blank">
              <td />
              <td />
              <td />
              <td class="paper-box">
                <span class="paper-tick" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
