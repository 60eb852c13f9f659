import { Hono } from 'hono'
import { type AppEnv, verbContext } from '../../../http/env'
import { addUsualHolidays } from '../../../places/add-usual-holidays'
import { addUsualTerms } from '../../../places/add-usual-terms'
import { findWard } from '../../../places/find-ward'
import { findHoliday } from '../../../places/list-holidays'
import { listPeriods } from '../../../places/list-periods'
import { findTerm } from '../../../places/list-terms'
import { removeHoliday } from '../../../places/remove-holiday'
import { removeTerm } from '../../../places/remove-term'
import { addHoliday, saveHoliday } from '../../../places/save-holiday'
import { savePeriods } from '../../../places/save-periods'
import { saveStorms } from '../../../places/save-storms'
import { createTerm, editTerm } from '../../../places/save-term'
import { freshForm, submit } from '../../form'
import { bellOf, bellPage, freshBell } from './almanac/bell'
import { holidayPage } from './almanac/holiday-form'
import { overviewPage } from './almanac/overview'
import { dayOfYearText, stormsPage } from './almanac/storms'
import { termPage } from './almanac/term-form'

const ALMANAC = '/staff/places/almanac'

export const almanacPages = new Hono<AppEnv>()

almanacPages.get(ALMANAC, c => overviewPage(c))

// Holidays. Whoever adds one is shown what is planned on that day.

almanacPages.get(`${ALMANAC}/holidays/new`, c => holidayPage(c, freshForm()))

almanacPages.post(`${ALMANAC}/holidays`, c =>
  submit(
    c,
    async fields => {
      const { date } = await addHoliday(verbContext(c), fields)
      return `${ALMANAC}?year=${date.slice(0, 4)}&on=${date}&done=saved`
    },
    form => holidayPage(c, form),
  ),
)

almanacPages.get(`${ALMANAC}/holidays/:date`, async c => {
  const date = c.req.param('date')
  return holidayPage(c, freshForm(await findHoliday(verbContext(c), date)), date)
})

almanacPages.post(`${ALMANAC}/holidays/:date`, async c => {
  const { date } = await findHoliday(verbContext(c), c.req.param('date'))
  return submit(
    c,
    async fields => {
      await saveHoliday(verbContext(c), date, fields)
      return `${ALMANAC}?year=${date.slice(0, 4)}&done=saved`
    },
    form => holidayPage(c, form, date),
  )
})

almanacPages.post(`${ALMANAC}/holidays/:date/removal`, async c => {
  const date = c.req.param('date')
  await removeHoliday(verbContext(c), date)
  return c.redirect(`${ALMANAC}?year=${date.slice(0, 4)}&done=removed`, 303)
})

almanacPages.post(`${ALMANAC}/usual-holidays`, c =>
  submit(
    c,
    async fields => {
      await addUsualHolidays(verbContext(c), fields)
      return `${ALMANAC}?year=${fields.year}&done=saved`
    },
    form => overviewPage(c, form),
  ),
)

// Terms

almanacPages.get(`${ALMANAC}/terms/new`, c => termPage(c, freshForm()))

almanacPages.post(`${ALMANAC}/terms`, c =>
  submit(
    c,
    async fields => {
      await createTerm(verbContext(c), fields)
      return `${ALMANAC}?done=saved#terms`
    },
    form => termPage(c, form),
  ),
)

almanacPages.get(`${ALMANAC}/terms/:term`, async c => {
  const { id, ...term } = await findTerm(verbContext(c), c.req.param('term'))
  return termPage(c, freshForm(term), id)
})

almanacPages.post(`${ALMANAC}/terms/:term`, c => {
  const id = c.req.param('term')
  return submit(
    c,
    async fields => {
      await editTerm(verbContext(c), id, fields)
      return `${ALMANAC}?done=saved#terms`
    },
    form => termPage(c, form, id),
  )
})

almanacPages.post(`${ALMANAC}/terms/:term/removal`, async c => {
  await removeTerm(verbContext(c), c.req.param('term'))
  return c.redirect(`${ALMANAC}?done=removed#terms`, 303)
})

almanacPages.post(`${ALMANAC}/usual-terms`, c =>
  submit(
    c,
    async fields => {
      await addUsualTerms(verbContext(c), fields)
      return `${ALMANAC}?done=saved#terms`
    },
    form => overviewPage(c, form),
  ),
)

// The bell and the storm season

almanacPages.get(`${ALMANAC}/bell`, async c => bellPage(c, freshBell(await listPeriods(verbContext(c)))))

almanacPages.post(`${ALMANAC}/bell`, c =>
  submit(
    c,
    async fields => {
      await savePeriods(verbContext(c), { periods: bellOf(fields) })
      return `${ALMANAC}?done=saved#bell`
    },
    form => bellPage(c, form),
  ),
)

almanacPages.get(`${ALMANAC}/storms`, async c => {
  const { stormsFrom, stormsTo } = await findWard(verbContext(c))
  return stormsPage(c, freshForm({ stormsFrom: dayOfYearText(stormsFrom), stormsTo: dayOfYearText(stormsTo) }))
})

almanacPages.post(`${ALMANAC}/storms`, c =>
  submit(
    c,
    async fields => {
      await saveStorms(verbContext(c), fields)
      return `${ALMANAC}?done=saved#storms`
    },
    form => stormsPage(c, form),
  ),
)
