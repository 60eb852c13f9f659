import type { AppContext } from '../../../http/env'
import { isDate, shortDate, wallDate } from '../../../shared/dates'
import { Button } from '../../design/button'
import { TextField } from '../../design/fields'
import { type Form, typed } from '../../form'
import { lunarMonths } from './lunar-months'
import { mayApprove } from './words'

/** Why a save was refused for its venue, and when that is free next. */
export type Clash = {
  message: string
  freeSlot: { startsOn: string; startTime: string; endTime: string } | null
}

type PanelProps = { c: AppContext; form: Form; clash?: Clash; eventId?: string }

/**
 * What the plan would be: its meetings, what rests, what is in the way. Scripts fill it while one types; without them
 * it says why the last save was refused, and offers the free time as a button of the form.
 */
export function CheckPanel({ c, form, clash, eventId }: PanelProps) {
  const m = c.get('m')
  const f = m.events.fields
  const { rules, weekdaysShort } = m
  const startsOn = typed(form, 'startsOn')
  const words = {
    ...m.events.check,
    weekdaysShort,
    lunarComes: f.lunarComes,
    lunarIs: rules.lunarDay(1, 2, false).replace('1/2', '{lunar}'),
    lunarLeap: rules.lunarDay(1, 2, true).replace('1/2', '{lunar}'),
    monthDay: Array.from({ length: 31 }, (_, index) => rules.monthDay(index + 1)),
    monthWeekday: [1, 2, 3, 4, -1].map(nth => rules.weekdays.map(weekday => rules.nth(nth, weekday))),
  }
  return (
    <section
      class="check"
      aria-label={m.events.check.title}
      data-check={eventId ? `/staff/events/check?event=${eventId}` : '/staff/events/check'}
      data-words={JSON.stringify(words)}
      data-lunar={lunarMonths(isDate(startsOn) ? startsOn : wallDate(c.get('now')), 6)}
      hidden={!clash}
    >
      <div data-check-out aria-live="polite">
        {clash ? <ClashNotice c={c} clash={clash} form={form} /> : null}
      </div>
      {mayApprove(c) ? (
        <details
          class="more"
          data-overlap
          hidden={!clash && !typed(form, 'overlapReason')}
          open={Boolean(typed(form, 'overlapReason'))}
        >
          <summary>{f.overlapReason}</summary>
          <TextField
            name="overlapReason"
            label={f.overlapReason}
            hint={f.overlapHint}
            value={typed(form, 'overlapReason')}
            error={form.errors.overlapReason}
            maxlength={300}
          />
        </details>
      ) : null}
    </section>
  )
}

type NoticeProps = Pick<PanelProps, 'c' | 'form'> & {
  clash: Clash
  /** The form around it holds the free time already. */
  isFilled?: boolean
}

/** Says what is in the way; where a free time is known, the button sends the form with it as `offer`. */
export function ClashNotice({ c, clash, form, isFilled }: NoticeProps) {
  const { check } = c.get('m').events
  const { freeSlot } = clash
  const sameDay = freeSlot?.startsOn === typed(form, 'startsOn')
  const when = freeSlot && (sameDay ? freeSlot.startTime : `${freeSlot.startTime} ${shortDate(freeSlot.startsOn)}`)
  const sent = freeSlot && { name: 'offer', value: `${freeSlot.startsOn} ${freeSlot.startTime} ${freeSlot.endTime}` }
  return (
    <div class="notice notice-danger">
      <div>
        <h2>{check.clash}</h2>
        <p>{clash.message}</p>
      </div>
      {when ? (
        <div class="actions">
          <Button {...(isFilled ? {} : sent)}>{check.takeSlot.replace('{when}', when)}</Button>
        </div>
      ) : null}
    </div>
  )
}
