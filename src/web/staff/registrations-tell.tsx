import { baseUrl } from '../../http/base-url'
import type { AppContext } from '../../http/env'
import type { RosterEntry } from '../../participation/get-roster'
import type { EventPlaces } from '../../participation/list-registration-events'
import { familyTicket } from '../../participation/tickets'
import { Card, CardTitle } from '../design/card'
import { CopyField } from '../design/copy-field'
import { untilWhen } from '../public/ticket-place'
import { nextMeeting } from './registrations-list'

/** Whose places came up on the waiting list, with a message for each family; the message itself names nobody. */
export async function ToTell({ c, event, entries }: { c: AppContext; event: EventPlaces; entries: RosterEntry[] }) {
  if (!entries.length) return null
  const m = c.get('m')
  const r = m.registration
  const { title } = event.publication.payload
  const families = new Map<string, RosterEntry[]>()
  for (const entry of entries) {
    const key = entry.partyId ?? entry.registrationId
    families.set(key, [...(families.get(key) ?? []), entry])
  }
  const messages = await Promise.all(
    [...families].map(async ([id, members]) => {
      const url = `${baseUrl(c)}/tickets/${await familyTicket(c.get('services').crypto, id)}`
      const claimBy = members.find(one => one.claimBy !== null)?.claimBy ?? null
      const text =
        claimBy === null
          ? r.zaloHas(title, nextMeeting(m, event, c.get('now')), url)
          : r.zaloClaim(title, untilWhen(m, claimBy), url)
      return { id, name: members.map(({ name }) => name).join(', '), text }
    }),
  )
  return (
    <Card>
      <CardTitle note={r.toTellWhat} aside={m.number(messages.length)}>
        {r.toTell}
      </CardTitle>
      <div class="stack no-print">
        {messages.map(({ id, name, text }) => (
          <CopyField
            name={`zalo-${id}`}
            label={r.zaloFor(name)}
            value={text}
            copyText={r.copyZalo}
            copiedText={m.copied}
            rows={6}
          />
        ))}
      </div>
    </Card>
  )
}
