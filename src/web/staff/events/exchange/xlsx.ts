import type { AppContext } from '../../../../http/env'

/** A workbook to be saved under a name without its ending. */
export function sendWorkbook(c: AppContext, name: string, bytes: Uint8Array): Response {
  c.header('Content-Type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  c.header('Content-Disposition', `attachment; filename="${name}.xlsx"`)
  return c.body(bytes as Uint8Array<ArrayBuffer>)
}
