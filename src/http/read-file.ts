import { Invalid } from '../shared/errors'
import type { AppContext } from './env'

/** `bytes` is null where a form came without a file. */
export type SentFile = { bytes: Uint8Array | null; name: string; fields: Record<string, string> }

/**
 * A file as a form sends it (the field `file`), or as the body itself with a type of its own.
 * @throws Invalid `form` when the request cannot be read
 */
export async function readFile(c: AppContext): Promise<SentFile> {
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(c.req.header('content-type') ?? ''))
    return { bytes: new Uint8Array(await c.req.arrayBuffer()), name: 'file', fields: {} }
  const body = await c.req.parseBody().catch(() => null)
  if (!body) throw new Invalid({ form: { code: 'malformed' } })
  const { file, ...rest } = body
  const fields = Object.fromEntries(
    Object.entries(rest).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  if (!(file instanceof File) || (file.size === 0 && !file.name)) return { bytes: null, name: '', fields }
  return { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name, fields }
}
