/** Of all tabs and the service worker one sends at a time; where there are no locks, the server counts once anyway. */
export async function alone<T>(work: () => Promise<T>): Promise<T> {
  const { locks } = navigator
  return locks ? ((await locks.request('san-choi-checkin', work)) as T) : work()
}
