import { staff, users } from '../../src/database/schema'
import { collectCheckinDevice } from '../../src/participation/collect-checkin-device'
import { type CheckinDevice, findDevice } from '../../src/participation/find-device'
import { makeCheckinPass } from '../../src/participation/make-checkin-pass'
import { syncBatch } from '../../src/participation/sync-batch'
import { newId } from '../../src/shared/ids'
import type { Scenario } from './scenario'

type Who = Scenario['editor']

/** The scenario's person as the accounts know it: a phone acts only while its staff member does. */
export async function plantStaff(s: Scenario, who: Who = s.editor): Promise<void> {
  const { id, role, organizationId, groupId } = who.actor
  const at = new Date(s.clock.now)
  await s.db.batch([
    s.db
      .insert(users)
      .values({ id, name: `Người ${role}`, email: `${id}@test.invalid`, username: id, createdAt: at, updatedAt: at })
      .onConflictDoNothing(),
    s.db
      .insert(staff)
      .values({ id, wardId: s.wardId, role: role as 'editor', organizationId, groupId, createdAt: s.clock.now })
      .onConflictDoNothing(),
  ])
}

/** A phone in use for sessions: its key, and what it does with it. */
export async function openPhone(s: Scenario, occurrenceIds: string[], who: Who = s.editor) {
  await plantStaff(s, who)
  const pass = await makeCheckinPass(who, { occurrenceIds, label: 'Cổng sau' })
  const { key, device } = await collectCheckinDevice(s.db, { code: pass.code }, s.clock.now)
  const send = async (...operations: object[]) => {
    const found = await findDevice(s.db, key, s.clock.now)
    return syncBatch(contextOf(s, found), found, { schemaVersion: 1, operations })
  }
  return { key, device, send, context: () => contextOf(s, device) }
}

export const contextOf = (s: Scenario, { actor }: CheckinDevice) => s.as(actor)

type Own = Record<string, unknown>

/** Operations of a phone, done now unless said. */
export const operationsAt = (s: Scenario, occurrenceId: string) => {
  const any = (own: Own) => ({ nonce: newId(), at: s.clock.now, occurrenceId, ...own })
  return {
    tick: (childId: string, own: Own = {}) => any({ kind: 'mark', childId, present: true, method: 'tick', ...own }),
    untick: (childId: string, own: Own = {}) => any({ kind: 'mark', childId, present: false, method: 'tick', ...own }),
    ofWalkIn: (walkIn: string, own: Own = {}) => any({ kind: 'mark', walkIn, present: true, method: 'tick', ...own }),
    count: (counts: Record<string, number>, own: Own = {}) => any({ kind: 'count', counts, ...own }),
    walkIn: (child: Own = {}, own: Own = {}) =>
      any({
        kind: 'walk_in',
        child: {
          ...{
            name: 'Trần Văn Bình',
            groupId: s.group.id,
            birthYear: 2017,
            gender: 'boy',
            assent: 'yes',
            consent: true,
          },
          ...child,
        },
        ...own,
      }),
  }
}
