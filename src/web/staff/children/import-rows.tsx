import type { ChildCells } from '../../../exchange/read-children'
import { explain, type Messages } from '../../../messages'
import type { JudgedLine, LineStatus } from '../../../people/judge-lines'
import { writtenPhone } from '../../../shared/phone'
import { DataTable } from '../../design/table'
import { StatusTag, type Tone } from '../../design/tag'
import { type Form, typed } from '../../form'

type Group = { id: string; name: string }

export const tones: Record<LineStatus, Tone> = {
  new: 'success',
  changed: 'info',
  same: 'neutral',
  alike: 'warning',
  twice: 'neutral',
  error: 'danger',
}

/** Rows of a list of children, each with what would become of it. */
export function ImportRows({
  m,
  rows,
  groups,
  form,
}: {
  m: Messages
  rows: JudgedLine[]
  groups: Group[]
  form: Form
}) {
  const t = m.register
  return (
    <DataTable
      caption={t.rowsOf}
      hideCaption
      columns={[
        { key: 'child', label: t.child },
        { key: 'line', label: t.line, align: 'right' },
        { key: 'born', label: t.born, align: 'right' },
        { key: 'group', label: t.group },
        { key: 'result', label: t.result },
      ]}
      rows={rows.map(line => ({
        child: line.row.cells.name ?? '…',
        line: String(line.row.line),
        born: line.row.cells.birthYear ? String(line.row.cells.birthYear) : '',
        group: nameOf(groups, line.row.groupId) ?? line.row.cells.groupName ?? '',
        result: <Result m={m} line={line} groups={groups} form={form} />,
      }))}
    />
  )
}

const nameOf = (groups: Group[], id: string | null) => groups.find(group => group.id === id)?.name

function Result({ m, line, groups, form }: { m: Messages; line: JudgedLine; groups: Group[]; form: Form }) {
  const t = m.register
  const { row, status, known, differs, reasons } = line
  return (
    <div class="import-result">
      <StatusTag tone={tones[status]} label={t.statuses[status]} />
      {status === 'twice' ? null : <p class="soft">{readOf(m, row.cells)}</p>}
      {reasons.length ? (
        <ul>
          {reasons.map(({ field, reason }) => (
            <li>{[labelOf(m, field), explain(m, reason)].filter(Boolean).join(': ')}</li>
          ))}
        </ul>
      ) : null}
      {status === 'changed' ? <p class="soft">{t.differs(differs.map(field => t.fields[field]).join(', '))}</p> : null}
      {status === 'twice' ? <p class="soft">{t.twiceOf(row.twice!)}</p> : null}
      {status === 'alike' && known && row.like ? (
        <>
          <p class="soft">
            {t.looksLike(known.name, known.birthYear, nameOf(groups, known.groupId) ?? '')} {t.likeness[row.like.why]}
          </p>
          <Choice m={m} line={row.line} name={row.cells.name ?? ''} picked={typed(form, `choice.${row.line}`)} />
        </>
      ) : null}
    </div>
  )
}

/** What was read of a row besides its own columns, so that an x in the wrong place is seen before it counts. */
function readOf({ people: t }: Messages, cells: ChildCells): string {
  const { gender, household, specialCircumstances, ethnicMinority, phone, guardian } = cells
  return [
    gender && t.genders[gender],
    household && household !== 'none' && t.households[household],
    specialCircumstances && t.specialCircumstances,
    ethnicMinority && t.ethnicMinority,
    phone && writtenPhone(phone),
    guardian && [guardian.name, guardian.phone && writtenPhone(guardian.phone)].filter(Boolean).join(', '),
  ]
    .filter(Boolean)
    .join(' · ')
}

function labelOf({ register: t }: Messages, field: string): string {
  const name = (t.fields as Record<string, string>)[field] ?? ''
  return name.charAt(0).toUpperCase() + name.slice(1)
}

function Choice({ m, line, name, picked }: { m: Messages; line: number; name: string; picked: string }) {
  const t = m.register
  const options = { same: t.isSame, other: t.isOther, '': t.isUndecided }
  return (
    <fieldset class="import-choice">
      <legend class="sr">{name}</legend>
      {Object.entries(options).map(([value, label]) => (
        <label class="choice">
          <input type="radio" name={`choice.${line}`} value={value} checked={picked === value} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
