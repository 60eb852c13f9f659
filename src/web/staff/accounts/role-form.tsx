import type { Messages } from '../../../messages'
import { wardRoles } from '../../../shared/actor'
import { Button, ButtonRow } from '../../design/button'
import { ErrorSummary } from '../../design/error-summary'
import { SelectField, TextField } from '../../design/fields'
import { errorList, type Form, fieldsOf, optionsOf, typed } from '../../form'

export type RoleChoices = { organizations: { id: string; name: string }[]; groups: { id: string; name: string }[] }

type RoleFormProps = {
  m: Messages
  form: Form
  choices: RoleChoices
  action: string
  nameLabel: string
  button: string
}

/** Names somebody or something and gives it a role: an invitation, an API key. */
export function RoleForm({ m, form, choices, action, nameLabel, button }: RoleFormProps) {
  return (
    <>
      <ErrorSummary title={m.errorSummary} errors={errorList(form)} />
      <form method="post" action={action}>
        <TextField {...fieldsOf(form)('name')} label={nameLabel} autocomplete="off" required />
        <RoleChoice {...{ m, form, choices }} />
        <ButtonRow>
          <Button>{button}</Button>
        </ButtonRow>
      </form>
    </>
  )
}

/** A role, and what a coordinator or a group head belongs to. */
function RoleChoice({ m, form, choices }: { m: Messages; form: Form; choices: RoleChoices }) {
  const t = m.accounts.settings
  return (
    <>
      <SelectField
        name="role"
        label={t.role}
        value={typed(form, 'role') || 'editor'}
        error={form.errors.role}
        options={wardRoles.map(role => ({ value: role, label: m.roles[role] }))}
        required
      />
      <SelectField
        name="organizationId"
        label={t.organization}
        value={typed(form, 'organizationId')}
        error={form.errors.organizationId}
        options={optionsOf(choices.organizations)}
        emptyText={t.choose}
      />
      <SelectField
        name="groupId"
        label={t.group}
        value={typed(form, 'groupId')}
        error={form.errors.groupId}
        options={optionsOf(choices.groups)}
        emptyText={t.choose}
      />
    </>
  )
}
