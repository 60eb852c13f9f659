import type { CopiedEvent } from '../../../../events/copy-season'
import { listCopiedDrafts } from '../../../../events/list-copied-drafts'
import { type AppContext, verbContext } from '../../../../http/env'
import type { Messages } from '../../../../messages'
import { isDate, mondayOf, readDate, writtenDate } from '../../../../shared/dates'
import { Button, ButtonLink, ButtonRow } from '../../../design/button'
import { Card } from '../../../design/card'
import { EmptyState } from '../../../design/empty-state'
import { ErrorSummary } from '../../../design/error-summary'
import { DateField, Fieldset } from '../../../design/fields'
import { Notice } from '../../../design/notice'
import { StatRow, StatTile } from '../../../design/stat'
import { errorList, type Form, fieldsOf, freshForm, typed } from '../../../form'
import { staffPage } from '../../frame'
import { outcomeNotices } from '../outcome'
import { MOST_SENT, SendDrafts, type SendDraftsProps } from '../send-drafts'
import { CopiedTable, copiedTones } from './copied-table'
import { seasonOf } from './season'

/** What is asked for, filled in with the ward's season and the same Monday of the next year. */
export async function copyPage(c: AppContext, given?: Form) {
  const m = c.get('m')
  const t = m.plans
  const { from, to } = await seasonOf(c)
  const copied = readDate(c.req.query('startsOn') ?? '')
  const form = given ?? freshForm({ from, to, startsOn: isDate(copied) ? copied : isDate(from) ? nextYears(from) : '' })
  const [drafts, outcomes] = await Promise.all([
    isDate(copied) ? listCopiedDrafts(verbContext(c), copied) : [],
    outcomeNotices(c),
  ])
  const field = fieldsOf(form, m.required)
  const begins = readDate(typed(form, 'from'))
  return staffPage(
    c,
    {
      room: 'events',
      title: t.copyTitle,
      subheading: t.copyWhat,
      notice: (
        <>
          {outcomes}
          {drafts.length ? (
            <Notice title={m.events.sending.copiedLeft(m.number(drafts.length))}>
              <SendCopied m={m} form={form} drafts={drafts} />
            </Notice>
          ) : null}
        </>
      ),
    },
    <form method="post" action="/staff/events/copy" class="stack">
      <ErrorSummary title={m.errorSummary} errors={errorList(form)} />
      <Card>
        <Fieldset legend={t.copyFrom} row>
          <DateField {...field('from')} label={m.events.from} required />
          <DateField {...field('to')} label={m.events.to} required />
        </Fieldset>
        <Fieldset legend={t.copyTo}>
          <DateField
            {...field('startsOn')}
            label={t.newStart}
            hint={isDate(begins) ? t.newStartHint(writtenDate(begins)) : undefined}
            required
          />
        </Fieldset>
      </Card>
      <ButtonRow>
        <Button tone={drafts.length ? 'secondary' : 'primary'}>{t.tryCopy}</Button>
      </ButtonRow>
    </form>,
  )
}

/** The Monday of the same week of the next year: the one nearest to the same date. */
const nextYears = (date: string): string => {
  const sameDate = `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`
  return mondayOf(isDate(sameDate) ? sameDate : sameDate.replace(/29$/, '28'))
}

/** What would come of each event, with the button that does it; or what came of it. */
export async function copyReport(c: AppContext, report: CopiedEvent[], form: Form, isDone: boolean) {
  const m = c.get('m')
  const drafts = isDone ? await listCopiedDrafts(verbContext(c), readDate(typed(form, 'startsOn'))) : []
  const t = m.plans
  const words = isDone ? t.outcomesDone : t.outcomes
  const count = (outcome: CopiedEvent['outcome']) => report.filter(one => one.outcome === outcome).length
  const back = new URLSearchParams({ from: typed(form, 'from'), to: typed(form, 'to') })
  return staffPage(
    c,
    {
      room: 'events',
      title: isDone ? t.copyDone : t.tryTitle,
      subheading: `${dateText(form, 'from')} – ${dateText(form, 'to')} → ${dateText(form, 'startsOn')}`,
    },
    report.length === 0 ? (
      <EmptyState
        title={t.copyNothing}
        actions={<ButtonLink href={`/staff/events/copy?${back}`}>{t.changeDates}</ButtonLink>}
      >
        {t.copyNothingWhat}
      </EmptyState>
    ) : (
      <div class="stack">
        <StatRow>
          {(['made', 'already', 'refused'] as const).map(outcome => (
            <StatTile label={words[outcome]} value={m.number(count(outcome))} tone={copiedTones[outcome]} />
          ))}
        </StatRow>
        {isDone ? (
          <>
            {drafts.length ? <SendCopied m={m} form={form} drafts={drafts} /> : null}
            <ButtonRow>
              <ButtonLink tone={drafts.length ? 'secondary' : 'primary'} href={newSeason(form)}>
                {t.toEvents}
              </ButtonLink>
            </ButtonRow>
          </>
        ) : (
          <form method="post" action="/staff/events/copy">
            {['from', 'to', 'startsOn'].map(name => (
              <input type="hidden" name={name} value={typed(form, name)} />
            ))}
            <input type="hidden" name="confirmed" value="yes" />
            <ButtonRow>
              {count('made') ? <Button>{t.copyMade(m.number(count('made')))}</Button> : null}
              <ButtonLink tone="quiet" href={`/staff/events/copy?${back}`}>
                {t.changeDates}
              </ButtonLink>
            </ButtonRow>
          </form>
        )}
        <CopiedTable m={m} report={report} isDone={isDone} />
      </div>
    ),
  )
}

const newSeason = (form: Form) => `/staff/events?view=list&from=${readDate(typed(form, 'startsOn'))}`

/** Comes back here as long as there are more than go at once. */
function SendCopied({ m, form, drafts }: { m: Messages; form: Form; drafts: SendDraftsProps['drafts'] }) {
  const asked = new URLSearchParams(['from', 'to', 'startsOn'].map(name => [name, typed(form, name)]))
  const back = drafts.length > MOST_SENT ? `/staff/events/copy?${asked}` : newSeason(form)
  return <SendDrafts m={m} drafts={drafts} back={back} label={m.events.sending.copied} />
}

const dateText = (form: Form, name: string) => {
  const date = readDate(typed(form, name))
  return isDate(date) ? writtenDate(date) : date
}
