import type { ErrorCode } from '../../messages/errors'

/**
 * What an operation answers: one thing, `{ items }`, `{ items, next }`, or a file of a media type. Things are named in
 * `things` of a room.
 */
export type Given = { thing: string } | { items: string } | { page: string } | { file: string }

export type Described = {
  /** What is sent; several where one does not show it all. */
  sends?: readonly [object, ...object[]]
  gives?: Given
  /** Where it is not 200 for GET and PUT, 201 for POST and 204 for DELETE. */
  status?: number
  /** Reasons of its own to be refused with 409. */
  conflicts?: readonly ErrorCode[]
}

/** The examples of one room of the API. All data is invented. */
export type Room = {
  /** What the room answers with. The examples of a thing show together every type that a field can have. */
  things: Record<string, readonly [object, ...object[]]>
  operations: Record<string, Described>
}
