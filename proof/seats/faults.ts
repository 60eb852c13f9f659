// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the text of template strings

import type { Fault } from '../command/faults'

const file = (name: string) => `src/participation/${name}.ts`

/** Faults that the statements could have. The proof has to find each of them. */
export const faults: Fault[] = [
  {
    name: 'one seat too many',
    file: file('seats'),
    find: 'else max(0, capacity - taken) end as free',
    put: 'else max(0, capacity + 1 - taken) end as free',
  },
  {
    name: 'kept seats are given to all',
    file: file('seats'),
    find: 'capacity - kept - plain)) end as plain_free',
    put: 'capacity - plain)) end as plain_free',
  },
  {
    name: 'kept seats are never opened',
    file: file('seats'),
    find: "json_extract(payload, '$.priorityReleasesAt') <= ${now}",
    put: "json_extract(payload, '$.priorityReleasesAt') <= ${now - 900000000}",
  },
  {
    name: 'the line is by registration and not by party',
    file: file('seats'),
    find: "sql.raw('iif(apart, id, coalesce(party_id, id))')",
    put: "sql.raw('id')",
  },
  {
    name: 'a party that was separated stays together',
    file: file('seats'),
    find: "sql.raw('iif(apart, id, coalesce(party_id, id))')",
    put: "sql.raw('coalesce(party_id, id)')",
  },
  {
    name: 'the last of the line is let in first',
    file: file('seats'),
    find: 'row_number() over (order by turn)',
    put: 'row_number() over (order by turn desc)',
  },
  {
    name: 'a party that does not fit stops the line',
    file: file('seats'),
    find: 'from walk join line on line.turn = walk.turn + 1 where walk.free > 0)',
    put: 'from walk join line on line.turn = walk.turn + 1 where walk.free > 0 and (walk.turn = 0 or walk.fits))',
  },
  {
    name: 'those who were let in leave no mark on the seats',
    file: file('seats'),
    find: 'free - iif(line.size <= free and line.plain <= plain_free, line.size, 0),',
    put: 'free,',
  },
  {
    name: 'kept seats are counted once for the whole line',
    file: file('seats'),
    find: 'plain_free - iif(line.size <= free and line.plain <= plain_free, line.plain, 0)',
    put: 'plain_free',
  },
  {
    name: 'unclaimed places stay',
    file: file('seats'),
    find: '${registrations.claimBy} <= ${now}`',
    put: '${registrations.claimBy} < 0`',
  },
  {
    name: 'a claim may be later than the next meeting',
    file: file('seats'),
    find: '(select min(starts_at) from occurrence where event_id = ${eventId} and starts_at > ${now}',
    put: '(select max(starts_at) from occurrence where event_id = ${eventId} and starts_at > ${now}',
  },
  {
    name: 'nobody looks where only kept seats are free',
    file: file('seats'),
    find: "status = 'waiting' and (plain_free > 0 or eligible = 1)",
    put: "status = 'waiting' and plain_free > 0",
  },
  {
    name: 'a place that is claimed too late is kept',
    file: file('claim-place'),
    find: 'and claim_by > ${now}`',
    put: 'and claim_by > 0`',
  },
  {
    name: 'a newcomer passes those whose time came',
    file: file('take-seats'),
    find: '    ...(fillSeatsStatements(context, eventId) as [Statement, ...Statement[]]),\n    insertPlaces(context, id, eventId, party),',
    put: '    insertPlaces(context, id, eventId, party),\n    ...(fillSeatsStatements(context, eventId) as [Statement, ...Statement[]]),',
  },
  {
    name: 'a party is let in as far as there is room',
    file: file('take-seats'),
    find: 'together <= free and plain_together <= plain_free as fits',
    put: 'free > 0 and plain_together <= plain_free as fits',
  },
  {
    name: 'whoever comes back gets the old turn',
    file: file('take-seats'),
    find: "!['wardId', 'eventId', 'childId', 'enableRLS'].includes(key)",
    put: "!['wardId', 'eventId', 'childId', 'enableRLS', 'position'].includes(key)",
  },
  {
    name: 'a code serves two at the same instant',
    file: file('take-seats'),
    find: '${codeId ? codeIsFree(codeId) : sql`true`}',
    put: 'true',
  },
  {
    name: 'a revoked code serves',
    file: file('find-code'),
    find: "if (found.revokedAt !== null) throw new Conflict('code_revoked')",
    put: '',
  },
  {
    name: 'excuses do not count',
    file: file('settle-event'),
    find: 'and not exists (select 1 from excuse where occurrence_id = occurrence.id and child_id = registration.child_id)',
    put: '',
  },
  {
    name: 'meetings before the place was given count',
    file: file('settle-event'),
    find: 'occurrence.starts_at >= registration.confirmed_at and',
    put: '',
  },
  {
    name: 'the timer forgets events whose kept seats open',
    file: file('settle-event'),
    find: 'or seats_left is not ${seatsLeft(context, sql`publication.id`)})',
    put: ')',
  },
  {
    name: 'seats of a withdrawn consent stay empty',
    file: file('withdraw-consent'),
    find: '    ...places.flatMap(promote),\n',
    put: '',
  },
  {
    name: 'the public count is not kept',
    file: file('cancel-registration'),
    find: '...promoteWaitingStatements(context, eventId),',
    put: '...promoteWaitingStatements(context, eventId).slice(0, -1),',
  },
]
