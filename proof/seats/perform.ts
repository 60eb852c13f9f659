import { inputOf } from '../../src/events/input-of'
import { publishEvent } from '../../src/events/publish-event'
import { readWorkingCopy } from '../../src/events/read-working-copy'
import { saveEvent } from '../../src/events/save-event'
import { submitEvent } from '../../src/events/submit-event'
import { cancelRegistration } from '../../src/participation/cancel-registration'
import { claimPlace } from '../../src/participation/claim-place'
import { revokeEligibilityCode } from '../../src/participation/eligibility-codes'
import { excuseAbsence, withdrawExcuse } from '../../src/participation/excuse-absence'
import { registerChild } from '../../src/participation/register-child'
import { registerFamily } from '../../src/participation/register-family'
import { separateParty } from '../../src/participation/separate-party'
import { settleDue } from '../../src/participation/settle-event'
import { withdrawConsent } from '../../src/participation/withdraw-consent'
import { HOUR } from '../../src/shared/dates'
import type { Command } from './commands'
import { COUNTED_AFTER, type State } from './model'
import { agreeAgain, attend, inputOfSeats, type World } from './world'

/** Does what the command says through the verbs. `id` is the registration it speaks of. */
export async function perform(world: World, before: State, command: Command, id: string): Promise<unknown> {
  const { s, ids, eventId, codes, codeIds } = world
  const by = { office: s.editor, groupHead: s.groupHead, family: s.guardian }
  switch (command.do) {
    case 'register': {
      const children = command.children.map(child => ids[child]!)
      if (command.code === null && children.length === 1 && command.by === 'office')
        return registerChild(s.editor, eventId, children[0]!)
      const code = command.code === null ? undefined : (codes[command.code] ?? 'ZZZZ-ZZZZ')
      return registerFamily(by[command.by], eventId, children, code)
    }
    case 'cancel':
      return cancelRegistration(by[command.by], eventId, id, { party: command.party })
    case 'claim':
      return claimPlace(by[command.by], id)
    case 'separate':
      return separateParty(by[command.by], id)
    case 'withdrawConsent':
      return withdrawConsent(s.editor, ids[command.child]!, 'taking_part')
    case 'consent':
      return agreeAgain(world, ids[command.child]!)
    case 'revoke':
      return revokeEligibilityCode(s.groupHead, eventId, codeIds[command.code] ?? 'none')
    case 'settle':
      return settleDue(s.system)
    case 'excuse':
      return excuseAbsence(s.editor, id, world.meetings[command.meeting]!.id)
    case 'comeAfterAll':
      return withdrawExcuse(s.editor, id, world.meetings[command.meeting]!.id)
    case 'attend':
      return attend(world, ids[command.child]!, world.meetings[command.meeting]!.id)
    case 'publish': {
      const copy = await readWorkingCopy(s.editor, eventId)
      const changes = inputOfSeats(s, command.seats)
      await saveEvent(s.editor, eventId, { ...inputOf(copy), ...changes, version: copy.event.version })
      await submitEvent(s.editor, eventId)
      return publishEvent(s.approver, eventId)
    }
    case 'wait':
      s.clock.now = timeOf(before, command.until)
  }
}

function timeOf({ now, places, releasesAt, meetings }: State, until: number | 'claim' | 'release' | 'counted'): number {
  if (typeof until === 'number') return now + until * HOUR
  const moments = {
    claim: places.flatMap(place => place.claimBy ?? []),
    release: [releasesAt ?? 0],
    counted: meetings.map(meeting => meeting.endsAt + COUNTED_AFTER),
  }
  const next = Math.min(...moments[until].filter(moment => moment > now))
  return Number.isFinite(next) ? next : now + HOUR
}
