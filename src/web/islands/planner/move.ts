import { closeCard, showConflict } from './conflict-card'
import type { Meeting, MoveAnswer, Place, Scope } from './contract'
import { fill } from './fill'
import { SignedOut, shown } from './load'
import { words } from './page'
import { askScope } from './scope-dialog'
import { type Request, send } from './send'
import { placeOf, whenText, whereText } from './time'
import { hideToast, toast } from './toast'

/** Draws anew what the server now says. */
let renew: () => Promise<void> = async () => {}

export const onChange = (run: () => Promise<void>) => {
  renew = run
}

/**
 * Moves a meeting: asks how many of a series, checks, keeps, and offers the way back. Where something stands against it
 * nothing is kept, `revert` puts the box back, and a card says why.
 */
export async function move(meeting: Meeting, to: Place, revert: () => void = () => {}) {
  closeCard()
  hideToast()
  const scope = await askScope(meeting, to)
  if (!scope) return revert()
  await attempt({ meeting, to, scope }, revert)
}

async function attempt(request: Request, revert: () => void) {
  const { meeting, to, scope } = request
  const before = placeOf(meeting)
  try {
    toast({ text: words.checking })
    const checked = request.overlapReason ? null : await send('check', request)
    const outcome = checked && checked.kind !== 'fine' ? checked : await send('time', request)
    if (outcome.kind === 'fine') {
      await renew()
      const notes = (outcome.answer.findings ?? checked?.answer.findings ?? []).map(({ message }) => message)
      const undo = () => takeBack(movedOne(meeting, outcome.answer), before, scope)
      return toast({
        text: fill(words.done, { title: meeting.title, to: whereText(to, before) }),
        notes,
        action: { text: words.undo, run: undo },
        next: isSeen(meeting)
          ? {
              text: words.notSent,
              href: `/staff/events/${outcome.answer.eventId ?? meeting.eventId}`,
              label: words.toSend,
            }
          : undefined,
      })
    }
    revert()
    hideToast()
    if (outcome.kind !== 'conflict') {
      await renew()
      const otherwise = outcome.kind === 'stale' ? words.stale : words.refused
      return toast({ text: reasonOf(outcome.answer) ?? otherwise, tone: 'danger' })
    }
    showConflict({
      meeting,
      answer: outcome.answer,
      to,
      retry: (other, overlapReason) => {
        closeCard()
        attempt({ ...request, to: other, overlapReason }, () => {})
      },
    })
  } catch (error) {
    revert()
    toast({ text: error instanceof SignedOut ? words.signedOut : words.offline, tone: 'danger' })
  }
}

/** What the server says against it; of single fields rather than of the whole. */
const reasonOf = ({ fields, message }: MoveAnswer) =>
  (fields &&
    Object.values(fields)
      .map(field => field.message)
      .join(' ')) ||
  message

/** Whether others look at the event, in public or to approve it: what is moved of it has to be sent again. */
const isSeen = ({ status }: Meeting) => status !== 'draft' && status !== 'returned'

/** The meeting as it is after its move, also where it went out of sight. */
const movedOne = (meeting: Meeting, { meetingId = meeting.id, ...answer }: MoveAnswer): Meeting =>
  shown.find(meetingId) ?? {
    ...meeting,
    id: meetingId,
    eventId: answer.eventId ?? meeting.eventId,
    version: answer.version ?? meeting.version,
  }

async function takeBack(meeting: Meeting, to: Place, scope: Scope) {
  try {
    const outcome = await send('time', { meeting, to, scope })
    await renew()
    if (outcome.kind === 'fine') return toast({ text: fill(words.undone, { title: meeting.title, to: whenText(to) }) })
    toast({ text: reasonOf(outcome.answer) ?? words.refused, tone: 'danger' })
  } catch {
    toast({ text: words.offline, tone: 'danger' })
  }
}
