import { z } from 'zod'
import type { ErrorCode } from '../messages/errors'
import { MOST_CHILDREN } from '../participation/register-family'
import { idText, optionalLine } from '../shared/parse'

const code = (c: ErrorCode): ErrorCode => c

/** Whom to register: one child, or sisters and brothers together, with a code that was handed out where there is one. */
export const registrationInput = z
  .strictObject({
    childId: idText().optional(),
    childIds: z.array(idText()).min(1, code('choose_children')).max(MOST_CHILDREN, code('too_many_values')).optional(),
    code: optionalLine(40),
  })
  .refine(({ childId, childIds }) => !childId !== !childIds, { message: code('one_or_several'), path: ['childIds'] })
