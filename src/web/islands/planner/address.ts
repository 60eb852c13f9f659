import { type CalendarView, calendarViews, filterNames } from './contract'

/** What the address shows now. */
export function readAddress() {
  const parts = new URLSearchParams(location.search)
  const view: CalendarView = calendarViews.find(name => name === parts.get('view')) ?? 'venues'
  const filters = new URLSearchParams()
  for (const name of filterNames) {
    const value = parts.get(name)
    if (value) filters.set(name, value)
  }
  return { view, date: parts.get('date') ?? parts.get('week') ?? '', filters }
}

/** Whether an address is another view, date or filter of this very calendar. */
export function staysHere(href: string) {
  const url = new URL(href, location.href)
  const view = url.searchParams.get('view')
  return url.origin === location.origin && url.pathname === location.pathname && view !== 'list'
}
