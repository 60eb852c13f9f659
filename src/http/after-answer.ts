import type { AppContext } from './env'

/** Lets work run on after the answer has gone. What fails there is forgotten: the answer stood without it. */
export function afterAnswer(c: AppContext, work: Promise<unknown>): void {
  const settled = work.catch(() => undefined)
  try {
    c.executionCtx.waitUntil(settled)
  } catch {
    // Node has no such context and needs none.
  }
}
