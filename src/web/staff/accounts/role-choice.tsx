import type { Messages } from '../../../messages'
import { wardRoles } from '../../../shared/actor'
import { SelectField } from '../../design/fields'
import { type Form, optionsOf, typed } from '../../form'

export type RoleChoices = { organizations: { id: string; name: string }[]; groups: { id: string; name: string }[] }

/** A role, and what a coordinator or a group head belongs to. */
export function RoleChoice({ m, form, choices }: { m: Messages; form: Form; choices: RoleChoices }) {
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
