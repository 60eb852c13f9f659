import { countMeetingsOn, listMeetingsOn } from '../../../../events/list-meetings-on'
import { type AppContext, verbContext } from '../../../../http/env'
import { findWard } from '../../../../places/find-ward'
import { listHolidays } from '../../../../places/list-holidays'
import { listPeriods } from '../../../../places/list-periods'
import { listTerms } from '../../../../places/list-terms'
import { ALMANAC_YEARS } from '../../../../places/usual-almanac'
import { isDate, wallDate } from '../../../../shared/dates'
import { ButtonLink } from '../../../design/button'
import { Columns } from '../../../design/card'
import { ErrorSummary } from '../../../design/error-summary'
import { errorList, type Form, freshForm } from '../../../form'
import { staffPage } from '../../frame'
import { HolidaysCard } from './holidays-card'
import { PlannedOnNotice } from './planned-on-notice'
import { BellCard, StormsCard, TermsCard } from './school-cards'

/** The ward's almanac: one year's holidays, the terms, the bell, the storm season. `?on=` names what is planned then. */
export async function overviewPage(c: AppContext, form: Form = freshForm()) {
  const m = c.get('m')
  const context = verbContext(c)
  const today = wallDate(c.get('now'))
  const year = yearOf(c.req.query('year')) ?? Number(today.slice(0, 4))
  const [all, terms, periods, ward] = await Promise.all([
    listHolidays(context),
    listTerms(context),
    listPeriods(context),
    findWard(context),
  ])
  const holidays = all.filter(({ date }) => date.startsWith(`${year}-`))
  const on = c.req.query('on') ?? ''
  const [counts, meetings] = await Promise.all([
    countMeetingsOn(context, [...new Set([...holidays.map(({ date }) => date), ...(isDate(on) ? [on] : [])])]),
    isDate(on) ? listMeetingsOn(context, on) : [],
  ])
  const isAdmin = context.actor.role === 'admin'
  return staffPage(
    c,
    {
      room: 'places',
      title: m.almanac.title,
      subheading: m.almanac.subtitle,
      actions: (
        <>
          <ButtonLink href="/staff/places" tone="quiet">
            {m.almanac.backToPlaces}
          </ButtonLink>
          {isAdmin ? (
            <ButtonLink href="/staff/places/almanac/holidays/new" icon="plus">
              {m.almanac.holiday.add}
            </ButtonLink>
          ) : null}
        </>
      ),
      notice: meetings.length ? (
        <PlannedOnNotice m={m} date={on} count={counts.get(on) ?? 0} meetings={meetings} />
      ) : undefined,
    },
    <>
      <ErrorSummary title={m.errorSummary} errors={errorList(form)} />
      <Columns>
        <HolidaysCard {...{ m, year, today, holidays, counts, isAdmin }} />
        <div class="stack">
          <TermsCard {...{ m, terms, today, isAdmin }} />
          <StormsCard {...{ m, ward, isAdmin }} />
          <BellCard {...{ m, periods, isAdmin }} />
        </div>
      </Columns>
    </>,
  )
}

function yearOf(text = ''): number | null {
  const year = /^\d{4}$/.test(text) ? Number(text) : 0
  return year >= ALMANAC_YEARS.first && year <= ALMANAC_YEARS.last ? year : null
}
