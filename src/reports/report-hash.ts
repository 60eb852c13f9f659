import type { InferSelectModel } from 'drizzle-orm'
import { hashSecret } from '../shared/ids'
import { canonicalJson } from './canonical'
import type { Figures } from './figures'
import type { reports } from './tables'

type Signed = Pick<
  InferSelectModel<typeof reports>,
  'id' | 'wardId' | 'title' | 'period' | 'from' | 'to' | 'words' | 'supersedesId'
> & { figures: Figures }

/** SHA-256 in hex of the canonical JSON of a report's ward, period, figures and words. */
export const hashOfReport = ({ id, wardId, title, period, from, to, words, supersedesId, figures }: Signed) =>
  hashSecret(canonicalJson({ id, wardId, title, period, from, to, words, supersedesId, figures }))
