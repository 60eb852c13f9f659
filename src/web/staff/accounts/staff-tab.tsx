import { listInvitations, listStaff } from '../../../accounts/list-staff'
import type { Messages } from '../../../messages'
import type { Context } from '../../../shared/context'
import { writtenPhone } from '../../../shared/phone'
import { Card, CardTitle, Columns } from '../../design/card'
import { EmptyState } from '../../design/empty-state'
import { List, ListRow } from '../../design/list'
import { StatusTag } from '../../design/tag'
import type { Form } from '../../form'
import { type RoleChoices, RoleForm } from './role-form'
import { RowAction } from './row-action'
import { written } from './written'

type Props = { m: Messages; context: Context; form: Form; choices: RoleChoices }

/** The people of the ward, and the way to invite another. */
export async function StaffTab({ m, context, form, choices }: Props) {
  const t = m.accounts.settings
  const [people, invitations] = await Promise.all([listStaff(context), listInvitations(context)])
  return (
    <Columns wide>
      <Card>
        <CardTitle>{t.staff}</CardTitle>
        {people.length ? (
          <List label={t.staff}>
            {people.map(person => (
              <Person m={m} person={person} isSelf={person.id === context.actor.id} />
            ))}
          </List>
        ) : (
          <EmptyState title={t.noStaff} level={3}>
            {t.noStaffNote}
          </EmptyState>
        )}
      </Card>
      <div class="stack">
        <Card>
          <CardTitle note={t.inviteNote}>{t.invite}</CardTitle>
          <RoleForm {...{ m, form, choices }} action="/staff/invitations" nameLabel={t.name} button={t.inviteSend} />
        </Card>
        {invitations.length ? (
          <Card>
            <CardTitle>{t.open}</CardTitle>
            <List label={t.open}>
              {invitations.map(({ id, name, role, expiresAt }) => (
                <ListRow
                  title={name}
                  detail={`${m.roles[role]} · ${t.until(written(expiresAt))}`}
                  aside={<RowAction action={`/staff/invitations/${id}/revocation`} label={t.revoke} to={name} />}
                />
              ))}
            </List>
          </Card>
        ) : null}
      </div>
    </Columns>
  )
}

type Member = Awaited<ReturnType<typeof listStaff>>[number]

function Person({ m, person, isSelf }: { m: Messages; person: Member; isSelf: boolean }) {
  const t = m.accounts.settings
  const { id, name, username, phone, role, organization, group, disabledAt } = person
  const facts = [m.roles[role], organization ?? group, username, phone ? writtenPhone(phone) : null]
  return (
    <ListRow
      title={name}
      detail={facts.filter(Boolean).join(' · ')}
      muted={disabledAt !== null}
      aside={
        disabledAt !== null ? (
          <StatusTag label={t.disabled} />
        ) : isSelf ? (
          <StatusTag tone="success" label={t.you} />
        ) : (
          <RowAction
            action={`/staff/staff/${id}/deactivation`}
            confirm={t.confirmDeactivate(name)}
            label={t.deactivate}
            to={name}
          />
        )
      }
    />
  )
}
