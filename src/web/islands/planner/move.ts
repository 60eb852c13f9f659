import { closeCard, showConflict } from './conflict-card'
import type { Meeting, Place, Scope } from './contract'
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
      const undo = () => takeBack(outcome.answer.meetingId ?? meeting.id, before, scope)
      return toast({
        text: fill(words.done, { title: meeting.title, to: whereText(to, before) }),
        notes,
        action: { text: words.undo, run: undo },
      })
    }
    revert()
    hideToast()
    if (outcome.kind === 'stale') {
      await renew()
      return toast({ text: outcome.answer.message ?? words.stale, tone: 'danger' })
    }
    if (outcome.kind === 'refused') return toast({ text: outcome.answer.message ?? words.refused, tone: 'danger' })
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

/** Moves it back; the calendar was drawn anew in between, so the version is that of now. */
async function takeBack(meetingId: string, to: Place, scope: Scope) {
  const meeting = shown.find(meetingId)
  if (!meeting) return toast({ text: words.stale, tone: 'danger' })
  try {
    const outcome = await send('time', { meeting, to, scope })
    await renew()
    if (outcome.kind === 'fine') return toast({ text: fill(words.undone, { title: meeting.title, to: whenText(to) }) })
    toast({ text: outcome.answer.message ?? words.refused, tone: 'danger' })
  } catch {
    toast({ text: words.offline, tone: 'danger' })
  }
}
