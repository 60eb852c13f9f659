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
] as const satisfies readonly (keyof PublicationPayload)[]

export type ChangedField = (typeof compared)[number] | 'when'
export type FieldChange = { field: ChangedField; before: PublicationPayload; after: PublicationPayload }

const timesOf = ({ occurrences }: PublicationPayload) =>
  occurrences.map(({ startsAt, endsAt, status, venue, note }) => [startsAt, endsAt, status, venue?.id, note])

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** The fields in which what would be published differs from what is. */
export function changedFields(before: PublicationPayload, after: PublicationPayload): FieldChange[] {
  const fields: ChangedField[] = compared.filter(field => !same(before[field], after[field]))
  if (!same(timesOf(before), timesOf(after))) fields.push('when')
  return fields.map(field => ({ field, before, after }))
}
