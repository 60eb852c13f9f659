/** What a request was for. */
export const causes = ['poll', 'frame', 'beat', 'plays', 'staff'] as const
export type Cause = (typeof causes)[number]

export type Sums = {
  asked: number
  notModified: number
  /** Reached the Worker, past the cache in front; and of those, what reached the database. */
  ran: number
  touched: number
  reads: number
  writes: number
  /** Bodies both ways as they are; schedules compressed by gzip; headers both ways as HTTP/1.1 writes them. */
  body: number
  gzipped: number
  headers: number
}

const nothing = (): Sums => ({
  ...{ asked: 0, notModified: 0, ran: 0, touched: 0, reads: 0, writes: 0 },
  ...{ body: 0, gzipped: 0, headers: 0 },
})

export type Tally = Record<Cause, Sums>

export const newTally = () => Object.fromEntries(causes.map(cause => [cause, nothing()])) as Tally

/** `User-Agent`, `Accept`, `Accept-Encoding` and `Connection` of a request; status line, `Server` and what else an answer gets on its way. */
const OTHER_REQUEST_HEADERS = 180
const OTHER_ANSWER_HEADERS = 90

/** Bytes of headers, both ways; without what TLS and TCP add. */
export function headerBytes({ method, url, headers }: Request, answer: Response): number {
  const { host, pathname } = new URL(url)
  const asked = `${method} ${pathname} HTTP/1.1\r\nHost: ${host}\r\n\r\n`.length + written(headers)
  return asked + OTHER_REQUEST_HEADERS + written(answer.headers) + OTHER_ANSWER_HEADERS
}

const written = (headers: Headers) =>
  [...headers].reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0)
