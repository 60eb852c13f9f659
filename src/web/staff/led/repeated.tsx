import type { Child } from 'hono/jsx'
import { Button } from '../../design/button'
import { fieldId } from '../../design/field'

export type RowsProps = {
  /** Name of the list, by which scripts find it. */
  list: string
  count: number
  most: number
  addText: string
  /** Draws a row; its fields are named after `place`. */
  row: (place: string) => Child
}

/**
 * Rows of the same fields: scripts add and remove them, and without scripts one more stands ready at the end.
 * @example <Rows list="windows" count={2} most={6} addText={m.add} row={place => <TextField name={`w.${place}.x`} … />} />
 */
export function Rows({ list, count, most, addText, row }: RowsProps) {
  const places = Array.from({ length: count }, (_, place) => String(place))
  return (
    <div class="rows" id={fieldId(list)} tabindex={-1} data-rows={list} data-most={most}>
      {places.map(place => (
        <div class="rows-row" data-row>
          {row(place)}
        </div>
      ))}
      {count < most ? (
        <noscript>
          <div class="rows-row">{row(String(count))}</div>
        </noscript>
      ) : null}
      <template>
        <div class="rows-row" data-row>
          {row('__')}
        </div>
      </template>
      <p class="needs-js">
        <Button type="button" tone="secondary" small icon="plus" data-add-row>
          {addText}
        </Button>
      </p>
    </div>
  )
}

/** A row's number for its name; in the row that scripts copy, the mark that they put the number in place of. */
export const numberOf = (place: string): string => (place === '__' ? '__#' : String(Number(place) + 1))

/** Takes its row away, where scripts run; without them the row is left empty. */
export const RemoveButton = ({ text }: { text: string }) => (
  <span class="needs-js">
    <Button type="button" tone="quiet" small icon="close" data-remove-row>
      {text}
    </Button>
  </span>
)
