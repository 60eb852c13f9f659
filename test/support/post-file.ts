import type { testApp } from './http'

const ORIGIN = 'http://san-choi.test'

type Sent = { as: string; name?: string; fields?: Record<string, string>; path?: string }

/** Sends a file with the import's form, as a browser would. */
export async function postFile(
  app: ReturnType<typeof testApp>,
  bytes: Uint8Array | string,
  { as, name = 'ke-hoach.xlsx', fields = {}, path = '/staff/events/import' }: Sent,
) {
  const body = new FormData()
  body.append('file', new File([bytes as BlobPart], name))
  for (const [field, value] of Object.entries(fields)) body.append(field, value)
  const request = new Request(ORIGIN + path, { method: 'POST', body, headers: { origin: ORIGIN, cookie: as } })
  return app.request(request)
}
