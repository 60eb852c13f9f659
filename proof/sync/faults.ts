// biome-ignore-all lint/suspicious/noTemplateCurlyInString: pieces of source text

import type { Fault } from '../command/faults'

const MARKS = 'src/participation/mark-statements.ts'
const APPLY = 'src/participation/apply-operations.ts'
const SYNC = 'src/participation/sync-batch.ts'
const WALK_INS = 'src/participation/sync-walk-ins.ts'

export const faults: Fault[] = [
  {
    name: 'of two marks the one that arrives last stands',
    file: MARKS,
    find: 'setWhere: deviceId ? sql`excluded.stamp > ${attendanceMarks.stamp}` : undefined',
    put: 'setWhere: undefined',
  },
  {
    name: 'of two marks of a batch the first stands',
    file: MARKS,
    find: 'if (!held || thing.stamp > held.stamp)',
    put: 'if (!held)',
  },
  {
    name: 'a child that was unticked stays counted',
    file: MARKS,
    find: 'from ${marked} where m.present = 0) and ${only}`',
    put: 'from ${marked} where m.present = 2) and ${only}`',
  },
  {
    name: 'whoever is marked at all is counted',
    file: MARKS,
    find: 'from ${marked} where m.present = 1 and ${only}`,\n      )\n      .onConflictDoNothing()',
    put: 'from ${marked} where ${only}`,\n      )\n      .onConflictDoNothing()',
  },
  {
    name: 'the time of a mark is written without its leading noughts, and its nonce decides',
    file: 'src/participation/operations.ts',
    find: "`${String(at).padStart(15, '0')}.${nonce}`",
    put: '`${String(at % 97)}.${nonce}`',
  },
  {
    name: 'the page notes nothing where a child is present already',
    file: 'src/participation/record-presence.ts',
    find: 'and ${allowed}`,',
    put: 'and ${allowed} and not exists(select 1 from attendance where occurrence_id = ${occurrenceId} and child_id = c.id)`,',
  },
  {
    name: 'a phone’s totals that arrive last stand',
    file: APPLY,
    find: 'setWhere: sql`excluded.stamp > ${headcounts.stamp}`',
    put: 'setWhere: undefined',
  },
  {
    name: 'a phone’s totals are added again when they come again',
    file: APPLY,
    find: 'count: sql`excluded.count`',
    put: 'count: sql`${headcounts.count} + excluded.count`',
  },
  {
    name: 'phones write over each other’s totals',
    file: APPLY,
    find: "json_extract(value, '$[1]'), ${device.id},",
    put: "json_extract(value, '$[1]'), 'phone',",
  },
  {
    name: 'a phone that was revoked meanwhile is heard',
    file: 'src/participation/find-device.ts',
    find: 'device.revokedAt !== null ||',
    put: '',
  },
  {
    name: 'a walk-in is forgotten by its nonce',
    file: SYNC,
    find: '...known])',
    put: '])',
  },
  {
    name: 'a walk-in has to stand before whatever names it',
    file: SYNC,
    find: 'const child = walkIns.get(operation.walkIn!)',
    put: 'const child = undefined as string | undefined',
  },
  {
    name: 'the same child typed otherwise is another one',
    file: WALK_INS,
    find: 'const hash = await identityHash(context, data)',
    put: 'const hash = data.name + (await identityHash(context, data))',
  },
  {
    name: 'a walk-in of a child that the ward knows is refused',
    file: WALK_INS,
    find: 'const unknown = [...wanted].filter(([hash]) => !known.has(hash))',
    put: 'const unknown = [...wanted].filter(([hash]) => !known.has(hash)); known.clear()',
  },
  {
    name: 'a group of another ward is taken for a walk-in',
    file: WALK_INS,
    find: "if (!groups.has(data.groupId)) throw new Invalid({ groupId: { code: 'unknown_group' } })",
    put: '',
  },
  {
    name: 'one refused operation refuses its batch',
    file: SYNC,
    find: 'await applyOperations(context, device, {',
    put: 'if (!refused.size) await applyOperations(context, device, {',
  },
  {
    name: 'any child of the ward may be ticked',
    file: SYNC,
    find: '!(found.place || found.listed || wasBroughtIn)',
    put: 'wasBroughtIn === null',
  },
  {
    name: 'children on the waiting list may be ticked',
    file: 'src/participation/markable-children.ts',
    find: "<> 'waiting')",
    put: "<> 'cancelled')",
  },
  {
    name: 'a withdrawn consent is not looked at',
    file: SYNC,
    find: 'comes && !found.place && !found.consent',
    put: 'comes && !found',
  },
  {
    name: 'a phone a day off is believed',
    file: 'src/participation/checkin-times.ts',
    find: 'return at > now + AHEAD || at < opensAt || at >= closesAt',
    put: 'return at > now + AHEAD || at >= closesAt',
  },
  {
    name: 'any session may be ticked',
    file: SYNC,
    find: "if (!device.occurrenceIds.includes(occurrenceId)) return { code: 'other_session' }",
    put: '',
  },
]
