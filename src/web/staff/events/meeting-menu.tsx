import { Icon } from '../../design/icons'
import type { Meeting } from './meeting-row'
import type { MeetingsOf } from './meetings'
import type { Act } from './show'
import { dayText, mayApprove } from './words'

/** What may be done to a meeting: small steps at once, others by a form that opens in its row. */
export function MeetingMenu({ c, event, meeting }: MeetingsOf & { meeting: Meeting }) {
  const m = c.get('m')
  const words = m.events.meeting
  const day = dayText(m, meeting.startsAt)
  const acts = actsOf({ event, meeting, approves: mayApprove(c), now: c.get('now') })
  if (acts.length === 0) return null
  return (
    <details class="row-menu" data-menu>
      <summary class="button button-quiet button-small">
        <span>
          <span aria-hidden="true">{words.change}</span>
          <span class="sr">{words.changeOf(day)}</span>
        </span>
      </summary>
      <ul>
        {acts.map(act => (
          <li>
            {act === 'skip' ? (
              <form method="post" action={`/staff/events/${event.id}/skips`}>
                <input type="hidden" name="date" value={meeting.ruleDate} />
                <input type="hidden" name="version" value={String(event.version)} />
                <button type="submit">
                  <Icon name="close" />
                  {words.skip}
                </button>
              </form>
            ) : (
              <a
                href={`/staff/events/${event.id}?meeting=${meeting.id}&do=${act}#meeting-${meeting.id}`}
                class={act === 'cancel' ? 'alarm' : undefined}
              >
                <Icon name={icons[act]} />
                {words[act]}…
              </a>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

const icons = { move: 'clock', postpone: 'calendar', cancel: 'warning', restore: 'check' } as const

type About = Pick<MeetingsOf, 'event'> & { meeting: Meeting; approves: boolean; now: number }

/** Moves and skipped dates wait for approval; the rest an approver decides and everyone sees it at once. */
function actsOf({ event, meeting, approves, now }: About): (keyof typeof icons | 'skip')[] {
  if (event.status === 'cancelled' || meeting.endsAt <= now) return []
  const { status } = meeting
  const isPublic = event.publication?.status === 'published' && meeting.shown
  return [
    !meeting.fixed && status !== 'cancelled' ? ('move' as const) : null,
    !meeting.fixed && event.rule && event.occurrences.length > 1 ? ('skip' as const) : null,
    approves && isPublic && status === 'scheduled' ? ('postpone' as const) : null,
    approves && status !== 'cancelled' ? ('cancel' as const) : null,
    approves && status !== 'scheduled' ? ('restore' as const) : null,
  ].filter(act => act !== null)
}

/** What the address may ask to open: one of the forms of a meeting. */
export const isMeetingAct = (text: string): text is Act => text in icons
