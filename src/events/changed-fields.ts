import type { PublicationPayload } from '../publications/publication'

const compared = [
  'title',
  'description',
  'category',
  'mode',
  'onlineUrl',
  'host',
  'venue',
  'campaign',
  'groups',
  'minAge',
  'maxAge',
  'registration',
  'registrationClosesAt',
  'capacity',
  'prioritySeats',
  'priorityReleasesAt',
  'claimHours',
  'rule',
] as const satisfies readonly (keyof PublicationPayload)[]

type Whole = Required<PublicationPayload>
type Field = (typeof compared)[number]

/** A field with what the public reads now and what it would read. */
export type FieldChange = {
  [F in Field]: { field: F; before: Whole[F]; after: Whole[F] }
}[Field]

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** What older publications lack is as if it were not wanted. */
const whole = (payload: PublicationPayload): Whole => ({ priorityReleasesAt: null, claimHours: 0, ...payload })

/** The fields in which what would be published differs from what is; of the meetings see `changedMeetings`. */
export function changedFields(published: PublicationPayload, intended: PublicationPayload): FieldChange[] {
  const [before, after] = [whole(published), whole(intended)]
  return compared
    .filter(field => !same(before[field], after[field]))
    .map(field => ({ field, before: before[field], after: after[field] }) as FieldChange)
}
