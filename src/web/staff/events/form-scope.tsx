import type { EventToEdit } from '../../../events/read-event-input'
import { Card, CardTitle } from '../../design/card'
import { RadioGroup, SelectField } from '../../design/fields'
import { OnlyIf } from '../../design/only-if'
import { fieldsOf } from '../../form'
import type { Part } from './form'
import { dayText } from './words'

/** Whether an edit of a series is of all that is still to come, or from one meeting on. The first one is "all". */
export function Scope({ c, form, event }: Part & { event: EventToEdit }) {
  const m = c.get('m')
  const f = m.events.fields
  const at = fieldsOf(form)
  const later = event.settled ? event.coming : event.coming.slice(1)
  if (event.input.repeats === 'once' || later.length === 0) return null
  return (
    <Card class="card-split">
      <CardTitle note={event.settled ? m.events.settledStay(event.settled) : undefined}>{f.series}</CardTitle>
      <RadioGroup
        {...at('scope')}
        label={f.scope}
        options={[
          { value: 'all', label: f.scopeAll },
          { value: 'following', label: f.scopeFollowing, hint: f.scopeFollowingHint },
        ]}
      />
      <OnlyIf field="scope" values={['following']} legend={f.onlyFollowing} sent>
        <SelectField
          {...at('from')}
          label={f.from}
          options={later.map(({ ruleDate, startsAt }) => ({ value: ruleDate, label: dayText(m, startsAt) }))}
        />
      </OnlyIf>
    </Card>
  )
}
