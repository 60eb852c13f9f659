/** How a simulated device reaches the feed: `file` lies under the board's address. Rejects while the network is gone. */
export type Network = (
  file: string,
  init?: { method?: 'GET' | 'HEAD'; headers?: Record<string, string> },
) => Promise<Response>

/** Runs work at its own pace: `due` says whether an instant is one of its turns, and takes the turn. */
export function pace(seconds: number) {
  let next = Number.NEGATIVE_INFINITY
  return (now: number): boolean => {
    if (now < next) return false
    next = now + seconds * 1000
    return true
  }
}

/** What comes back, or null without network, as a device that gives up quietly sees it. */
export const attempt = (request: Promise<Response>): Promise<Response | null> => request.catch(() => null)
