import { Hono } from 'hono'
import { MOST_BYTES } from '../../exchange/limits'
import { pastedChildren, writtenChildren } from '../../exchange/pasted-children'
import { readChildren } from '../../exchange/read-children'
import { type AppContext, type AppEnv, personalContext } from '../../http/env'
import { explain } from '../../messages'
import { findEventPlaces } from '../../participation/get-roster'
import { judgeList, type ListedChild, MOST_LISTED } from '../../participation/judge-list'
import { type ListTaken, registerList } from '../../participation/register-list'
import { Invalid } from '../../shared/errors'
import { Button, ButtonLink, ButtonRow } from '../design/button'
import { Card, CardTitle } from '../design/card'
import { ErrorSummary } from '../design/error-summary'
import { describe, Field } from '../design/field'
import { CheckboxField, SelectField, TextAreaField } from '../design/fields'
import { Notice } from '../design/notice'
import { DataTable } from '../design/table'
import { StatusTag, type Tone } from '../design/tag'
import { errorList, type Form, fieldsOf, freshForm, optionsOf, submit, type Typed, typed } from '../form'
import { groupsInReach } from './children-groups'
import { staffPage } from './frame'

/** A school or organization sends its children for an event: pasted or as a file, looked at, and taken. */
export const listPages = new Hono<AppEnv>()

const PATH = '/staff/registrations/:event/list'
const LONGEST = 60_000
const KILOBYTES = 100
const idOf = (c: AppContext) => c.req.param('event') ?? ''

type Shown = { rows?: ListedChild[]; taken?: ListTaken }

listPages.get(PATH, c => listPage(c, freshForm()))

listPages.post(PATH, c =>
  submit(
    c,
    async fields => {
      const form: Form = { values: fields, errors: {} }
      const text = await textOf(c, fields)
      if (text.length > LONGEST) throw new Invalid({ list: { code: 'too_long', values: { maximum: LONGEST } } })
      if (!text.trim()) throw new Invalid({ list: { code: 'required' } })
      const lines = await pastedChildren(text).catch(asList)
      const groupId = typed(form, 'groupId')
      if (typed(form, 'step') !== 'take') {
        const rows = await judgeList(personalContext(c), idOf(c), lines, groupId)
        return listPage(c, { ...form, values: { ...fields, list: text } }, { rows })
      }
      const held = typed(form, 'held') === 'on'
      const taken = await registerList(personalContext(c), idOf(c), lines, { groupId, held })
      const left = lines.filter(({ line }) => taken.refused.some(row => row.line === line))
      const list = left.length ? writtenChildren(left) : ''
      // Lines are counted anew in what is left to correct.
      const refused = taken.refused.map((row, index) => ({ ...row, line: index + 2 }))
      return listPage(c, { ...form, values: { ...fields, list } }, { taken, rows: refused })
    },
    async form =>
      listPage(c, { ...form, values: { ...form.values, list: await textOf(c, form.values).catch(() => '') } }),
  ),
)

/** A file's rows as lines that can be corrected on the page; what was pasted as it is. */
async function textOf(c: AppContext, fields: Typed): Promise<string> {
  const { file } = await c.req.parseBody({ all: true })
  if (!(file instanceof File) || file.size === 0) return typed({ values: fields, errors: {} }, 'list')
  if (file.size > MOST_BYTES)
    throw new Invalid({ file: { code: 'file_too_large', values: { megabytes: MOST_BYTES / 1024 / 1024 } } })
  return writtenChildren(await readChildren(new Uint8Array(await file.arrayBuffer())))
}

/** What is wrong with the list as a whole stands beside where it was pasted. */
function asList(error: unknown): never {
  if (error instanceof Invalid && error.fields.file) throw new Invalid({ list: error.fields.file })
  throw error
}

const tones: Record<ListedChild['state'], Tone> = { known: 'success', new: 'info', placed: 'neutral', error: 'danger' }

async function listPage(c: AppContext, form: Form, { rows, taken }: Shown = {}) {
  const m = c.get('m')
  const r = m.registration
  const { publication } = await findEventPlaces(personalContext(c), idOf(c))
  const at = `/staff/registrations/${publication.id}`
  const field = fieldsOf(form, m.required)
  const file = { ...field('file'), label: r.listFile, hint: r.listFileHint(KILOBYTES, MOST_LISTED) }
  const valid = taken ? 0 : (rows ?? []).filter(({ state }) => state === 'known' || state === 'new').length
  return staffPage(
    c,
    {
      room: 'registrations',
      title: r.listTitle,
      subheading: publication.payload.title,
      actions: (
        <ButtonLink href={at} tone="quiet">
          {m.back}
        </ButtonLink>
      ),
      notice: (
        <>
          {taken ? (
            <Notice tone={taken.confirmed + taken.waiting ? 'success' : 'warning'} live>
              <p>{r.listTaken(taken)}</p>
              {taken.refused.length ? <p>{r.listLeft(taken.refused.length)}</p> : null}
            </Notice>
          ) : null}
          <ErrorSummary title={m.errorSummary} errors={errorList(form)} />
        </>
      ),
    },
    <form method="post" action={`${at}/list`} enctype="multipart/form-data" data-private novalidate class="stack">
      {rows?.length ? (
        <Card>
          <CardTitle aside={m.number(rows.length)}>{taken ? r.listLeftAll : r.listPreview}</CardTitle>
          <Rows c={c} rows={rows} />
          {valid ? (
            <ButtonRow>
              <Button name="step" value="take">
                {r.listTake(valid)}
              </Button>
            </ButtonRow>
          ) : null}
        </Card>
      ) : null}
      <Card>
        {rows?.length ? <CardTitle note={r.listWhat}>{r.listBack}</CardTitle> : <p>{r.listWhat}</p>}
        <div class="list-paste stack">
          <TextAreaField {...field('list')} label={r.listPaste} hint={r.listPasteHint} rows={8} maxlength={LONGEST} />
          <Field {...file}>
            <input type="file" accept=".xlsx,.csv,text/csv" {...describe(file)} />
          </Field>
          <SelectField
            {...field('groupId')}
            label={r.listGroup}
            options={optionsOf(await groupsInReach(c))}
            emptyText={m.people.choose}
          />
          <CheckboxField
            {...field('held')}
            label={r.listConsent}
            value="on"
            checked={typed(form, 'held') === 'on'}
            required
          />
          <Button tone={valid ? 'secondary' : 'primary'} name="step" value="preview">
            {r.listPreview}
          </Button>
        </div>
      </Card>
    </form>,
  )
}

function Rows({ c, rows }: { c: AppContext; rows: ListedChild[] }) {
  const m = c.get('m')
  const r = m.registration
  return (
    <DataTable
      caption={r.listPreview}
      hideCaption
      columns={[
        { key: 'name', label: r.listName },
        { key: 'line', label: r.listLine, align: 'right' },
        { key: 'state', label: r.listState },
      ]}
      rows={rows.map(({ line, name, state, reasons }) => ({
        cells: {
          name: name || '–',
          line: String(line),
          state: (
            <>
              <StatusTag tone={tones[state]} label={r.listStates[state]} />
              {reasons.map(reason => (
                <div class="soft">{explain(m, reason)}</div>
              ))}
            </>
          ),
        },
      }))}
    />
  )
}
