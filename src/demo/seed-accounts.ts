import { authOf } from '../accounts/auth'
import { createStaff } from '../accounts/create-staff'
import { DEMO_PASSWORD, demoAccounts } from '../accounts/demo-accounts'
import type { Role } from '../shared/actor'
import type { Context } from '../shared/context'
import { inventName } from './names'
import type { Random } from './random'
import type { SeedServices } from './seed-demo'

/**
 * Creates a demo ward's accounts, and its province's: one person a role.
 * @returns their ids by role
 */
export async function seedAccounts(
  services: SeedServices,
  context: Context,
  ward: { slug: string; provinceCode: string; provinceName: string },
  own: { organizationId: string; groupId: string },
  random: Random,
): Promise<Partial<Record<Role, string>>> {
  const ids: Partial<Record<Role, string>> = {}
  const auth = authOf(services)
  for (const account of demoAccounts) {
    const isProvince = account.role === 'province'
    if (isProvince ? account.place !== ward.provinceName : !account.username.endsWith(`.${ward.slug}`)) continue
    ids[account.role] = await createStaff(context, auth, {
      name: inventName(random, 'girl'),
      username: account.username,
      password: DEMO_PASSWORD,
      role: account.role,
      organizationId: account.role === 'coordinator' ? own.organizationId : '',
      groupId: account.role === 'group_head' ? own.groupId : '',
      provinceCode: isProvince ? ward.provinceCode : '',
    })
  }
  return ids
}
