import type { AppContext } from '../../../http/env'
import type { Messages } from '../../../messages'
import type { PaperEntry } from '../../../participation/enter-from-paper'
import type { PaperRoster, PaperRow } from '../../../participation/paper-roster'
import { Button, ButtonRow } from '../../design/button'
import { ASSETS_VERSION } from '../../design/document'
import { ErrorSummary } from '../../design/error-summary'
import { CheckboxField, RadioGroup, TextAreaField, TextField } from '../../design/fields'
import { Notice } from '../../design/notice'
import { errorList, type Form, fieldsOf, typed } from '../../form'
import { doorPage } from './frame'

/** Numbers from the sheet of paper; the names they stand for light up, at once with scripts, after a look without. */
export function quickEntryPage(c: AppContext, roster: PaperRoster, form: Form, read?: PaperEntry) {
  const m = c.get('m')
  const words = m.checkin
  const { session } = roster
  const path = `/staff/attendance/${session.id}`
  const field = fieldsOf(form)
  return doorPage(
    c,
    { session, title: words.quick, back: { href: path, label: m.attendance.backToRoster } },
    <div class="stack">
      <p>
        <strong>{session.title}</strong>
      </p>
      <p class="soft">{words.quickAbout}</p>
      <ErrorSummary title={m.errorSummary} errors={errorList(form)} />
      {roster.isAsPrinted ? null : <Notice tone="warning">{words.sheetOld}</Notice>}
      <form method="post" action={`${path}/quick-entry`} class="stack quick-entry" data-guard data-quick-entry>
        <TextField
          {...field('sheet')}
          label={words.sheet}
          hint={words.sheetHint}
          maxlength={12}
          autocomplete="off"
          narrow
        />
        <RadioGroup
          name="said"
          label={words.said}
          value={typed(form, 'said') || 'present'}
          options={[
            { value: 'present', label: words.saids.present },
            { value: 'absent', label: words.saids.absent },
          ]}
          inline
        />
        <TextAreaField
          {...field('numbers')}
          label={words.numbers}
          hint={words.numbersHint}
          rows={3}
          autocomplete="off"
        />
        {roster.isAsPrinted ? null : <CheckboxField name="compared" label={words.compared} />}
        <p role="status" class="quick-entry-count" data-come={words.willCome('{n}')} data-stay={words.willStay('{n}')}>
          {read ? [words.willCome(m.number(read.comes.length)), ...stays(m, read)].join(' · ') : ''}
        </p>
        <ButtonRow>
          <Button name="step" value="save">
            {words.save}
          </Button>
          <Button name="step" value="preview" tone="secondary">
            {words.preview}
          </Button>
        </ButtonRow>
      </form>
      <ol class="quick-entry-names" aria-label={words.names}>
        {roster.rows.map(row => (
          <Name row={row} words={words} state={stateOf(row, read)} />
        ))}
      </ol>
      <script src={`/assets/quick-entry.js?v=${ASSETS_VERSION}`} defer />
    </div>,
  )
}

const stays = (m: Messages, { staysAway }: PaperEntry) =>
  staysAway.length ? [m.checkin.willStay(m.number(staysAway.length))] : []

function stateOf({ number }: PaperRow, read?: PaperEntry): 'here' | 'away' | null {
  if (read?.comes.some(row => row.number === number)) return 'here'
  return read?.staysAway.some(row => row.number === number) ? 'away' : null
}

type NameProps = { row: PaperRow; words: Messages['checkin']; state: 'here' | 'away' | null }

function Name({ row, words, state }: NameProps) {
  const notes = [row.present ? words.already : '', row.excused ? words.excused : '', row.gone ? words.gone : '']
  return (
    <li
      value={row.number}
      class={state ? `is-${state}` : undefined}
      data-number={row.number}
      data-gone={row.gone || undefined}
    >
      <b>{row.number}</b>
      <span>
        {row.name}
        <small>{[row.group, ...notes.filter(Boolean)].join(' · ')}</small>
      </span>
      <em class="quick-entry-state" data-here={words.here} data-away={words.away}>
        {state ? words[state] : ''}
      </em>
    </li>
  )
}
