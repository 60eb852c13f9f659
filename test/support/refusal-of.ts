import { DomainError, Invalid } from '../../src/shared/errors'

/** How a verb ended: `done`, the code of its reason, or the code of each field. */
export async function refusalOf(attempt: Promise<unknown>): Promise<string | Record<string, string>> {
  try {
    await attempt
    return 'done'
  } catch (error) {
    if (error instanceof Invalid)
      return Object.fromEntries(Object.entries(error.fields).map(([field, { code }]) => [field, code]))
    if (error instanceof DomainError) return error.reason.code
    throw error
  }
}
