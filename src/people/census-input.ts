import { z } from 'zod'
import type { ErrorCode } from '../messages/errors'
import { idText, optional, optionalLine, whole } from '../shared/parse'

/** What is surveyed of a residential group; all but `age16to17` are of children under 16. */
export const censusFields = [
  'under16',
  'girls',
  'boys',
  'age0to5',
  'age6to10',
  'age11to15',
  'age16to17',
  'poor',
  'nearPoor',
  'special',
  'ethnicMinority',
] as const
export type CensusField = (typeof censusFields)[number]

/** What together cannot be more than the children under 16. */
const parts: CensusField[][] = [
  ['girls', 'boys'],
  ['age0to5', 'age6to10', 'age11to15'],
  ['poor', 'nearPoor'],
  ['special'],
  ['ethnicMinority'],
]

const MOST_CHILDREN = 50_000
const MOST_GROUPS = 1000

const code = (c: ErrorCode): ErrorCode => c
const count = () => optional(whole(0, MOST_CHILDREN))

/** A group without any figure was not surveyed: its row is removed. */
const row = z
  .strictObject({
    groupId: idText(),
    under16: count(),
    girls: count(),
    boys: count(),
    age0to5: count(),
    age6to10: count(),
    age11to15: count(),
    age16to17: count(),
    poor: count(),
    nearPoor: count(),
    special: count(),
    ethnicMinority: count(),
  } satisfies Record<CensusField | 'groupId', z.ZodType>)
  .superRefine((figures, context) => {
    const { under16 } = figures
    if (under16 === null) {
      if (censusFields.some(field => figures[field] !== null))
        context.addIssue({ code: 'custom', path: ['under16'], message: code('census_whole_missing') })
      return
    }
    for (const fields of parts) {
      const sum = fields.reduce((all, field) => all + (figures[field] ?? 0), 0)
      if (sum <= under16) continue
      const given = fields.filter(field => figures[field] !== null)
      const message = code(given.length > 1 ? 'census_parts_over' : 'census_part_over')
      for (const field of given)
        context.addIssue({ code: 'custom', path: [field], message, params: { sum, whole: under16 } })
    }
  })

export const censusInput = z.strictObject({
  /** Where the figures come from; said of every group that is sent. */
  source: optionalLine(200),
  rows: z
    .array(row)
    .min(1, code('required'))
    .max(MOST_GROUPS, code('too_many_values'))
    .superRefine((rows, context) => {
      const seen = new Set<string>()
      for (const [index, { groupId }] of rows.entries()) {
        if (seen.has(groupId))
          context.addIssue({ code: 'custom', path: [index, 'groupId'], message: code('census_group_twice') })
        seen.add(groupId)
      }
    }),
})

export const FIRST_CENSUS_YEAR = 2000
export const LAST_CENSUS_YEAR = 2199
/** The year of an address. */
export const censusYear = z.strictObject({ year: whole(FIRST_CENSUS_YEAR, LAST_CENSUS_YEAR) })
