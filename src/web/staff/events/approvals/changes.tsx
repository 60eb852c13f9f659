import type { Child } from 'hono/jsx'
import { ruleText, sentence } from '../../../../calendar/rule-text'
import type { FieldChange } from '../../../../events/changed-fields'
import type { Submission } from '../../../../events/list-submitted'
import type { Messages } from '../../../../messages'
import { instantText } from '../words'
import { type Line, meetingLines } from './meeting-lines'
import { ChangedText, Turn } from './turn'

type Part = Submission['parts'][number]
export type ChangesProps = { m: Messages; part: Part; year: string }

/** What differs from what is public: the meetings first, then each field, with the words that changed. */
export function Changes({ m, part: { event, changes }, year }: ChangesProps) {
  if (!changes) return null
  const moved = changes.fields.find(change => change.field === 'venue')
  const venues = { before: moved ? moved.before : event.venue, after: event.venue }
  const lines: Line[] = [
    ...meetingLines(m, changes.meetings, venues, year),
    ...changes.fields
      .filter(change => isSaid(m, change))
      .map(change => ({ label: m.events.changed[change.field], said: [changed(m, change)] })),
  ]
  if (lines.length === 0) return <p>{m.events.noChanges}</p>
  return (
    <section class="differences">
      <h3>{m.events.changesTitle}</h3>
      <dl>
        {lines.map(({ label, said }) => (
          <div>
            <dt>{label}</dt>
            {said.map(one => (
              <dd>{one}</dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Of a rule only its words count: what its end does to the meetings is said of them. */
const isSaid = (m: Messages, change: FieldChange) => {
  if (change.field !== 'rule') return true
  const [before, after] = sides(m, change)
  return before !== after
}

function changed(m: Messages, change: FieldChange): Child {
  const { field, before, after } = change
  if (field === 'title' || field === 'description') return <ChangedText m={m} before={before} after={after} />
  const [old, next] = sides(m, change)
  return <Turn m={m} before={old} after={next} />
}

/** Both sides of a field that is no text, in words. */
function sides(m: Messages, change: FieldChange): [string, string] {
  const both = <T,>({ before, after }: { before: T; after: T }, say: (value: T) => string): [string, string] => [
    say(before),
    say(after),
  ]
  switch (change.field) {
    case 'category':
      return both(change, value => m.categories[value])
    case 'mode':
      return both(change, value => m.modes[value])
    case 'host':
      return both(change, value => value.name)
    case 'venue':
      return both(change, value => value?.name ?? m.events.noVenue)
    case 'campaign':
      return both(change, value => value?.name ?? m.none)
    case 'groups':
      return both(change, value => value.map(group => group.name).join(', ') || m.events.wholeWard)
    case 'registration':
      return both(change, value =>
        value === 'open' ? m.events.fields.openRegistration : m.events.fields.noRegistration,
      )
    case 'registrationClosesAt':
    case 'priorityReleasesAt':
      return both(change, value => (value === null ? m.none : instantText(value)))
    case 'rule':
      return both(change, value => (value ? sentence(ruleText(m, value)) : m.events.fields.repetitions.once))
    case 'claimHours':
      return both(change, value => m.events.claimed(value))
    case 'capacity':
      return both(change, value => (value === null ? m.events.unlimited : m.number(value)))
    default:
      return both<string | number | null>(change, value => (value === null || value === '' ? m.none : String(value)))
  }
}
