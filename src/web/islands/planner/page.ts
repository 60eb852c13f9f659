import type { PlannerPage } from './contract'

/** What the server handed over with the page. */
export const page: PlannerPage = JSON.parse(document.getElementById('planner-page')?.textContent || '{}')

/** The words of the page's language. */
export const words = page.words
