import { type AppContext, personalContext } from '../../../http/env'
import type { Messages } from '../../../messages'
import { type ChangedField, type ListedChange, listChildChanges } from '../../../people/list-child-changes'
import { wallDate, wallTime, writtenDate } from '../../../shared/dates'
import { writtenPhone } from '../../../shared/phone'
import { Card, CardTitle } from '../../design/card'
import { List, ListRow } from '../../design/list'

type Group = { id: string; name: string }

/** What changed in a child's record, when and by which role. */
export async function HistoryCard({ c, childId, groups }: { c: AppContext; childId: string; groups: Group[] }) {
  const m = c.get('m')
  const t = m.register
  const changes = await listChildChanges(personalContext(c), childId)
  return (
    <Card>
      <CardTitle>{t.history}</CardTitle>
      {changes.length ? (
        <List label={t.history}>
          {changes.map(change => (
            <ListRow
              title={t.kinds[change.kind]}
              detail={
                <>
                  <p>
                    {wallTime(change.at)} {writtenDate(wallDate(change.at))} · {whoOf(m, change)}
                  </p>
                  {change.fields.map(field => (
                    <p>{sentence(m, field, groups)}</p>
                  ))}
                  {change.merged ? <p>{t.mergedName(change.merged)}</p> : null}
                </>
              }
            />
          ))}
        </List>
      ) : (
        <p class="soft">{t.noHistory}</p>
      )}
    </Card>
  )
}

function whoOf(m: Messages, { by }: ListedChange): string {
  if (by === 'guardian') return m.register.byGuardian
  if (by === 'system') return m.register.bySystem
  return by ? m.roles[by] : m.register.bySomebody
}

function sentence(m: Messages, { field, from, to }: ChangedField, groups: Group[]): string {
  const t = m.register
  const name = t.fields[field]
  const label = name.charAt(0).toUpperCase() + name.slice(1)
  if (from === null && to === null) return label
  const said = (value: string | number | null) => {
    if (value === null || value === '') return t.empty
    if (field === 'gender') return m.people.genders[value as keyof Messages['people']['genders']]
    if (field === 'groupId') return groups.find(({ id }) => id === value)?.name ?? '…'
    return field === 'phone' ? writtenPhone(String(value)) : String(value)
  }
  return t.changed(label, said(from), said(to))
}
