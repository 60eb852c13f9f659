import { z } from 'zod'
import { messages } from '../messages'
import { optionalLine, paragraphs, whole } from '../shared/parse'
import { type Period, periodQuery } from './period'
import type { ReportWords } from './tables'

/** The longest text of one part, in characters. */
const LONGEST = 8000

const words = {
  direction: paragraphs(LONGEST),
  results: paragraphs(LONGEST),
  assessment: paragraphs(LONGEST),
  proposals: paragraphs(LONGEST),
}

/** A week, month, quarter or the season around `on`, or any `from` – `to`. Without a title it gets the usual one. */
export const reportInput = periodQuery.extend({ title: optionalLine(200), ...words })

/** What the office writes; an edit names the version it started from. */
export const wordsInput = z.object({ title: optionalLine(200), ...words, version: whole(1, 999_999_999) })

export const signInput = z.object({ version: whole(1, 999_999_999) })

/** A report is a Vietnamese document, whatever language its writer reads. */
export const usualTitle = ({ kind, from, to }: Pick<Period, 'kind' | 'from' | 'to'>): string =>
  messages('vi').reportDocuments.usualTitle(kind, from, to)

export const wordsOf = ({ direction, results, assessment, proposals }: ReportWords): ReportWords => ({
  direction,
  results,
  assessment,
  proposals,
})
