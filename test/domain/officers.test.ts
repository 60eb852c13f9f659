import { expect, test } from 'vitest'
import { deactivateStaff } from '../../src/accounts/deactivate-staff'
import { listOfficers } from '../../src/accounts/list-officers'
import { signedIn } from '../support/http'
import { refusalOf } from '../support/refusal-of'
import { scenario } from '../support/scenario'

test('the officers of a ward are those who plan in it and can sign in', async () => {
  const [s, other] = [await scenario(), await scenario()]
  for (const role of ['admin', 'approver', 'editor', 'coordinator', 'group_head'] as const) await signedIn(s, role)
  await signedIn(other, 'editor')
  const namesOf = async () => (await listOfficers(s.coordinator)).map(one => one.name)
  expect(await namesOf()).toEqual(['Người admin', 'Người approver', 'Người coordinator', 'Người editor'])
  await deactivateStaff(s.admin, s.approver.actor.id)
  expect(await namesOf()).toEqual(['Người admin', 'Người coordinator', 'Người editor'])
  expect((await listOfficers(other.editor)).map(one => one.id)).toEqual([other.editor.actor.id])
  for (const context of [s.groupHead, s.province, s.guardian])
    expect(await refusalOf(listOfficers(context))).toBe('forbidden')
})
