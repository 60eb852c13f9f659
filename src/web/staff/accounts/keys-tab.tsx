import { listApiKeys } from '../../../accounts/list-staff'
import type { Messages } from '../../../messages'
import type { Context } from '../../../shared/context'
import { Card, CardTitle, Columns } from '../../design/card'
import { EmptyState } from '../../design/empty-state'
import { List, ListRow } from '../../design/list'
import type { Form } from '../../form'
import { type RoleChoices, RoleForm } from './role-form'
import { RowAction } from './row-action'
import { written } from './written'

type Props = { m: Messages; context: Context; form: Form; choices: RoleChoices }

/** The keys of other programs, and the way to make one. */
export async function KeysTab({ m, context, form, choices }: Props) {
  const t = m.accounts.settings
  const keys = await listApiKeys(context)
  return (
    <Columns wide>
      <Card>
        <CardTitle note={t.keysNote}>{t.keys}</CardTitle>
        {keys.length ? (
          <List label={t.keys}>
            {keys.map(({ id, name, hint, role, organization, group, createdAt }) => (
              <ListRow
                title={name}
                detail={[m.roles[role], organization ?? group, `${hint}…`, written(createdAt)]
                  .filter(Boolean)
                  .join(' · ')}
                aside={
                  <RowAction
                    action={`/staff/api-keys/${id}/revocation`}
                    confirm={t.confirmRevoke}
                    label={t.revoke}
                    to={name}
                  />
                }
              />
            ))}
          </List>
        ) : (
          <EmptyState title={t.noKeys} level={3}>
            {t.noKeysNote}
          </EmptyState>
        )}
      </Card>
      <Card>
        <CardTitle>{t.newKey}</CardTitle>
        <RoleForm {...{ m, form, choices }} action="/staff/api-keys" nameLabel={t.keyName} button={t.newKey} />
      </Card>
    </Columns>
  )
}
