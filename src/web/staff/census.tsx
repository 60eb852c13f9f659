import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { MOST_BYTES } from '../../exchange/limits'
import { type AppContext, type AppEnv, verbContext } from '../../http/env'
import { readFile } from '../../http/read-file'
import { statusOf } from '../../http/status'
import { explain } from '../../messages'
import { wallYear } from '../../people/ages'
import { censusFields, censusYear } from '../../people/census-input'
import { copyCensus } from '../../people/copy-census'
import { listCensus } from '../../people/list-census'
import { readCensus } from '../../people/read-census'
import { saveCensus } from '../../people/save-census'
import { Invalid, Missing } from '../../shared/errors'
import { type Form, freshForm, submit, type Typed } from '../form'
import { censusPage } from './census/page'

/** How many children live in each residential group: a table, by year. */
export const censusPages = new Hono<AppEnv>()

/** What a form adds to a file. */
const AROUND = 64 * 1024

const yearOf = (c: AppContext): number => {
  const year = censusYear.safeParse({ year: c.req.param('year') })
  if (!year.success) throw new Missing()
  return year.data.year
}

/** The page over what is saved, with what a form or a file brought instead. */
const show = async (
  c: AppContext,
  shown: { form?: Form; bringForm?: Form; read?: Awaited<ReturnType<typeof readCensus>> } = {},
) => censusPage(c, { census: await listCensus(verbContext(c), yearOf(c)), ...shown })

censusPages.get('/staff/census', c => c.redirect(`/staff/census/${wallYear(c.get('now'))}`))

censusPages.get('/staff/census/:year', c => show(c))

censusPages.post('/staff/census/:year', c =>
  submit(
    c,
    async fields => {
      await saveCensus(verbContext(c), yearOf(c), inputOf(fields))
      return `/staff/census/${yearOf(c)}?done=saved`
    },
    form => show(c, { form }),
  ),
)

censusPages.post('/staff/census/:year/copy', async c => {
  await copyCensus(verbContext(c), yearOf(c))
  return c.redirect(`/staff/census/${yearOf(c)}?copied`, 303)
})

const tooLarge = (c: AppContext) =>
  refused(c, new Invalid({ file: { code: 'file_too_large', values: { megabytes: MOST_BYTES / 1024 / 1024 } } }))

censusPages.post(
  '/staff/census/:year/table',
  bodyLimit({ maxSize: MOST_BYTES + AROUND, onError: tooLarge }),
  async c => {
    yearOf(c)
    const { bytes, fields } = await readFile(c)
    try {
      const sent = bytes?.length ? bytes : new TextEncoder().encode(fields.pasted ?? '')
      if (!new TextDecoder().decode(sent.subarray(0, 200)).trim())
        throw new Invalid({ file: { code: 'census_nothing_sent' } })
      return await show(c, { read: await readCensus(verbContext(c), yearOf(c), sent) })
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      return refused(c, error, fields.pasted)
    }
  },
)

function refused(c: AppContext, error: Invalid, pasted = '') {
  const said = Object.entries(error.fields).map(([field, reason]) => [field, explain(c.get('m'), reason)])
  c.status(statusOf(error))
  return show(c, { bringForm: { ...freshForm({ pasted }), errors: Object.fromEntries(said) } })
}

/** Fields are called `rows.0.girls`; the same names come back with what is wrong. */
function inputOf(fields: Typed) {
  const rows: Record<string, string>[] = []
  for (let index = 0; fields[`rows.${index}.groupId`] !== undefined; index++)
    rows.push(
      Object.fromEntries(
        ['groupId', ...censusFields].map(field => [field, plain(String(fields[`rows.${index}.${field}`] ?? ''))]),
      ),
    )
  return { source: fields.source ?? '', rows }
}

/** `1.200` as people write it. */
const plain = (text: string) => (/^\d{1,3}([. ]\d{3})+$/.test(text.trim()) ? text.replace(/\D/g, '') : text.trim())
