import { z } from 'zod'
import type { ErrorCode } from '../messages/errors'
import { Invalid, type Reason } from '../shared/errors'
import { idText, parse } from '../shared/parse'
import { crowdCategories, MOST_HEADS } from './save-headcount'

/** Operations of one batch. */
export const MOST_OPERATIONS = 500

const code = (c: ErrorCode): ErrorCode => c
const everyOperation = {
  /** Unique on the phone; the same operation sent again has the same. */
  nonce: z.string(code('required')).regex(/^[\w-]{8,40}$/, code('invalid_value')),
  /** When it was done by the phone's corrected clock, UTC milliseconds. */
  at: z
    .number(code('invalid_number'))
    .int(code('invalid_number'))
    .min(0, code('too_small'))
    .max(9e14, code('too_large')),
  occurrenceId: idText(),
}

const markOperation = z.strictObject({
  ...everyOperation,
  kind: z.literal('mark'),
  childId: idText().optional(),
  /** Nonce of a walk-in of the same phone, whose child it does not know yet. */
  walkIn: everyOperation.nonce.optional(),
  present: z.boolean(code('invalid_value')),
  method: z.enum(['tick', 'scan'], code('invalid_value')),
})

const walkInOperation = z.strictObject({
  ...everyOperation,
  kind: z.literal('walk_in'),
  /** Read by itself, so that a wrong one is refused alone. */
  child: z.record(z.string(), z.unknown()),
})

const countOperation = z.strictObject({
  ...everyOperation,
  kind: z.literal('count'),
  counts: z.partialRecord(
    z.enum(crowdCategories as [string, ...string[]], code('invalid_value')),
    z
      .number(code('invalid_number'))
      .int(code('invalid_number'))
      .min(0, code('too_small'))
      .max(MOST_HEADS, code('too_large')),
  ),
})

const operation = z
  .discriminatedUnion('kind', [markOperation, walkInOperation, countOperation])
  .refine(one => one.kind !== 'mark' || (one.childId === undefined) !== (one.walkIn === undefined), {
    error: code('invalid_value'),
    path: ['childId'],
  })

const batch = z.strictObject({
  schemaVersion: z.literal(1, code('invalid_value')),
  operations: z.array(z.unknown(), code('required')),
})

export type MarkOperation = z.output<typeof markOperation>
export type WalkInOperation = z.output<typeof walkInOperation>
export type CountOperation = z.output<typeof countOperation>
export type Operation = z.output<typeof operation>

/**
 * The operations of a batch.
 * @throws Invalid for the whole batch, naming what cannot be read, as `operations.3.at`
 */
export function readBatch(input: unknown): Operation[] {
  const { operations } = parse(batch, input)
  if (operations.length > MOST_OPERATIONS)
    throw new Invalid({ operations: { code: 'too_many_operations', values: { maximum: MOST_OPERATIONS } } })
  const fields: Record<string, Reason> = {}
  const read = operations.flatMap((one, index) => {
    try {
      return [parse(operation, one)]
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      for (const [name, reason] of Object.entries(error.fields))
        fields[name === 'form' ? `operations.${index}` : `operations.${index}.${name}`] = reason
      return []
    }
  })
  if (Object.keys(fields).length) throw new Invalid(fields)
  return read
}

/** A total order of operations: the greatest stamp of two stands, whatever order they arrive in. */
export const stampOf = ({ at, nonce }: { at: number; nonce: string }): string =>
  `${String(at).padStart(15, '0')}.${nonce}`
