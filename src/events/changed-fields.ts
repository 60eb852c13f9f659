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
  'rule',
] as const satisfies readonly (keyof PublicationPayload)[]

type Field = (typeof compared)[number]

/** A field with what the public reads now and what it would read. */
export type FieldChange = {
  [F in Field]: { field: F; before: PublicationPayload[F]; after: PublicationPayload[F] }
}[Field]

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** The fields in which what would be published differs from what is; of the meetings see `changedMeetings`. */
export const changedFields = (before: PublicationPayload, after: PublicationPayload): FieldChange[] =>
  compared
    .filter(field => !same(before[field], after[field]))
    .map(field => ({ field, before: before[field], after: after[field] }) as FieldChange)
