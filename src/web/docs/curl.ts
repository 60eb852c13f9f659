import type { Operation } from '../../api/openapi-types'

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`

const ETAG = '"4f0c2a9be1d87365a4c0f213"'
const TASK = '6f1c9a52-0d3e-4b7a-9c48-1e2f5a7b8c90'

/** A command to call an operation with: the key comes from the shell, ids are those of the examples. */
export function curlOf(server: string, method: string, path: string, operation: Operation): string {
  const parameters = operation.parameters ?? []
  const example = (place: string) => parameters.filter(one => one.in === place)
  let address = path
  for (const { name, example: id } of example('path')) address = address.replace(`{${name}}`, String(id ?? name))
  const query = new URLSearchParams(
    example('query')
      .filter(({ example: value }) => value !== undefined)
      .filter(({ name, required }) => required || name === 'limit')
      .map(({ name, example: value }) => [name, String(value)]),
  )
  const body = bodyOf(operation)
  const lines = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${quoted(`${server}${address}${query.size ? `?${query}` : ''}`)}`,
    '-H "Authorization: Bearer $SAN_CHOI_KEY"',
    ...(method === 'POST' ? [`-H ${quoted(`Idempotency-Key: ${TASK}`)}`] : []),
    ...(method === 'PUT' || method === 'PATCH' || method === 'DELETE' ? [`-H ${quoted(`If-Match: ${ETAG}`)}`] : []),
    ...(operation.requestBody?.content['multipart/form-data'] ? ["-F 'file=@ke-hoach.xlsx'"] : []),
    ...(body === undefined ? [] : ["-H 'Content-Type: application/json'", `-d ${quoted(pretty(body))}`]),
  ]
  return lines.join(' \\\n  ')
}

/** What is sent in the first example; undefined where nothing is. */
export const bodyOf = ({ requestBody }: Operation): unknown => firstOf(requestBody?.content['application/json'])

/** The value of the first example. */
export const firstOf = (media: { examples?: Record<string, { value: unknown }> } | undefined): unknown =>
  Object.values(media?.examples ?? {})[0]?.value

/** JSON for people: a list of plain values stays on one line. */
export const pretty = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(/\[\n[^[\]{}]*\]/g, list =>
    list.replace(/\n\s*/g, ' ').replace(/^\[ | \]$/g, end => end.trim()),
  )
