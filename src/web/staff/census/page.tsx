import type { AppContext } from '../../../http/env'
import type { Messages } from '../../../messages'
import { censusFields, FIRST_CENSUS_YEAR, LAST_CENSUS_YEAR } from '../../../people/census-input'
import type { Census } from '../../../people/list-census'
import type { CensusDraft } from '../../../people/read-census'
import { wallDate, wallTime, writtenDate } from '../../../shared/dates'
import { Button, ButtonLink } from '../../design/button'
import { Card, CardTitle } from '../../design/card'
import { ErrorSummary } from '../../design/error-summary'
import { describe, Field } from '../../design/field'
import { TextAreaField, TextField } from '../../design/fields'
import { Notice } from '../../design/notice'
import { Pagination } from '../../design/pagination'
import { Toolbar } from '../../design/toolbar'
import { errorList, type Form, fieldsOf, freshForm, typed } from '../../form'
import { staffPage } from '../frame'
import { CensusTable } from './table'

type Shown = { census: Census; form?: Form; bringForm?: Form; read?: CensusDraft }

/** The table of a year as a form, below it the ways to fill it from elsewhere. */
export function censusPage(c: AppContext, { census, form, bringForm, read }: Shown) {
  const m = c.get('m')
  const t = m.census
  const office = c.get('actor').role !== 'group_head'
  const shown = form ?? freshForm(valuesOf(census, read))
  return staffPage(
    c,
    {
      room: office ? 'reports' : 'children',
      title: t.title,
      subheading: t.about(census.year),
      actions: office ? (
        <ButtonLink href="/staff/reports" tone="secondary">
          {m.reports.title}
        </ButtonLink>
      ) : null,
      notice: (
        <>
          {c.req.query('copied') === undefined ? null : <Notice tone="success">{t.copied}</Notice>}
          {read ? <Read read={read} m={m} /> : null}
        </>
      ),
    },
    <div class="stack">
      <YearPicker year={census.year} m={m} />
      <ErrorSummary title={m.errorSummary} errors={namedErrors(census, shown, m)} />
      <Card>
        <CardTitle note={office ? t.tableNote : `${t.ownOnly} ${t.tableNote}`}>{t.table}</CardTitle>
        <form method="post" action={`/staff/census/${census.year}`} class="stack">
          <CensusTable {...{ census, m }} form={shown} />
          <TextField
            name="source"
            label={t.source}
            hint={t.sourceHint}
            value={typed(shown, 'source')}
            error={shown.errors.source}
            maxlength={200}
          />
          <div class="actions">
            <Button>{t.save}</Button>
            <p class="soft">{census.savedAt === null ? t.neverSaved : t.savedAt(written(census.savedAt))}</p>
          </div>
        </form>
        {office && census.before !== null ? (
          <form method="post" action={`/staff/census/${census.year}/copy`}>
            <Button tone="secondary" icon="copy">
              {t.copy(census.before)}
            </Button>
          </form>
        ) : null}
      </Card>
      <Bring year={census.year} form={bringForm ?? freshForm()} m={m} />
    </div>,
  )
}

const written = (instant: number) => `${wallTime(instant)} ${writtenDate(wallDate(instant))}`

const valuesOf = (census: Census, read?: CensusDraft) => ({
  source: census.source,
  ...Object.fromEntries(
    (read?.rows ?? census.rows).flatMap((row, index) =>
      censusFields.map(field => [`rows.${index}.${field}`, row[field]]),
    ),
  ),
})

/** Each reason named after its cell, because several cells may lack the same. */
const namedErrors = (census: Census, form: Form, m: Messages) =>
  errorList(form).map(({ field, message }) => {
    const [, index = '', name = ''] = /^rows\.(\d+)\.(\w+)$/.exec(field) ?? []
    const row = census.rows[Number(index)]
    const label = m.census.fields[name as keyof typeof m.census.fields]
    return { field, message: row && label ? `${row.name}, ${label}: ${message}` : message }
  })

function YearPicker({ year, m }: { year: number; m: Messages }) {
  const to = (one: number) => ({ href: `/staff/census/${one}`, label: String(one) })
  return (
    <Toolbar label={m.census.year}>
      <Pagination
        label={m.census.year}
        previous={year > FIRST_CENSUS_YEAR ? to(year - 1) : undefined}
        status={String(year)}
        next={year < LAST_CENSUS_YEAR ? to(year + 1) : undefined}
      />
    </Toolbar>
  )
}

function Read({ read, m }: { read: CensusDraft; m: Messages }) {
  const t = m.census
  return (
    <>
      <Notice tone="success" live>
        {t.readDone(m.number(read.found))}
      </Notice>
      {read.unknown.length ? (
        <Notice tone="warning" title={t.unknownTitle}>
          <ul>
            {read.unknown.slice(0, 20).map(({ line, group }) => (
              <li>{t.unknown(line, group)}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </>
  )
}

function Bring({ year, form, m }: { year: number; form: Form; m: Messages }) {
  const t = m.census
  const file = { ...fieldsOf(form)('file'), label: t.file }
  return (
    <Card id="bring" class="no-print">
      <CardTitle note={t.bringNote}>{t.bring}</CardTitle>
      <form method="post" action={`/staff/census/${year}/table`} enctype="multipart/form-data" class="stack">
        <TextAreaField name="pasted" label={t.paste} hint={t.pasteHint} rows={4} value={typed(form, 'pasted')} />
        <Field {...file}>
          <input type="file" accept=".xlsx,.csv,text/csv" {...describe(file)} />
        </Field>
        <div class="actions">
          <Button tone="secondary" icon="upload">
            {t.read}
          </Button>
        </div>
      </form>
    </Card>
  )
}
