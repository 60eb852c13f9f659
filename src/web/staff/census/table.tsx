import type { Messages } from '../../../messages'
import { type CensusField, censusFields } from '../../../people/census-input'
import type { Census } from '../../../people/list-census'
import { fieldId } from '../../design/field'
import { DataTable } from '../../design/table'
import { type Form, typed } from '../../form'

type Props = { census: Census; form: Form; m: Messages }

/** A row of number fields for each group; on a phone a small form for each. */
export function CensusTable({ census, form, m }: Props) {
  const t = m.census
  const sums = censusFields.map(field => ({ field, ...sumOf(census, field) }))
  return (
    <div class="census">
      {census.rows.map(({ groupId }, index) => (
        <input type="hidden" name={`rows.${index}.groupId`} value={groupId} />
      ))}
      <DataTable
        caption={t.table}
        hideCaption
        dense
        columns={[
          { key: 'group', label: t.group },
          ...censusFields.map(field => ({ key: field, label: t.fields[field], align: 'right' as const })),
        ]}
        rows={[
          ...census.rows.map(({ name }, index) => ({
            group: name,
            ...Object.fromEntries(
              censusFields.map(field => [
                field,
                <Cell {...{ form, index, field }} label={t.cell(t.fields[field], name)} />,
              ]),
            ),
          })),
          ...(census.rows.length > 1
            ? [
                {
                  strong: true,
                  cells: {
                    group: t.total,
                    ...Object.fromEntries(
                      sums.map(({ field, sum, partial }) => [
                        field,
                        sum === null ? '–' : partial ? t.partial(m.number(sum)) : m.number(sum),
                      ]),
                    ),
                  },
                },
              ]
            : []),
        ]}
      />
      {sums.some(({ partial }) => partial) ? <p class="soft">{t.partialNote}</p> : null}
    </div>
  )
}

function Cell({ form, index, field, label }: { form: Form; index: number; field: CensusField; label: string }) {
  const name = `rows.${index}.${field}`
  const error = form.errors[name]
  const id = fieldId(name)
  return (
    <>
      <input
        id={id}
        name={name}
        value={typed(form, name)}
        aria-label={label}
        inputmode="numeric"
        autocomplete="off"
        maxlength={9}
        size={4}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
      {error ? (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </>
  )
}

/** What is saved; `partial` where a group was not surveyed. */
function sumOf({ rows }: Census, field: CensusField) {
  const known = rows.flatMap(row => row[field] ?? [])
  return {
    sum: known.length ? known.reduce((sum, one) => sum + one, 0) : null,
    partial: known.length > 0 && known.length < rows.length,
  }
}
