import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { auditIf, previousChanged } from '../audit/record'
import { type Context, requireRole } from '../shared/context'
import { paragraphs, parse } from '../shared/parse'
import { cleanLine } from '../shared/text'
import { type Letterhead, wards } from './tables'

const MOST_LINES = 12

const lines = () =>
  paragraphs(1000).transform(text => text.split('\n').map(cleanLine).filter(Boolean).slice(0, MOST_LINES))
const letterheadSchema = z.object({ signature: lines(), recipients: lines() })

/**
 * Sets what stands at the end of the ward's documents: the block above the signature and who gets them, a line each.
 * Left empty, the usual ones stand there.
 * @throws Invalid, Forbidden
 */
export async function saveLetterhead(context: Context, input: unknown): Promise<void> {
  const { db, actor } = context
  requireRole(actor, 'admin')
  const { signature, recipients } = parse(letterheadSchema, input)
  const letterhead = signature.length || recipients.length ? { signature, recipients } : null
  await db.batch([
    db.update(wards).set({ letterhead }).where(eq(wards.id, actor.wardId)),
    auditIf(context, previousChanged, 'ward.letterhead_saved', actor.wardId),
  ])
}

/** As it was saved; null while the usual one stands. */
export async function getLetterhead({ db, actor }: Context): Promise<Letterhead | null> {
  requireRole(actor, 'admin')
  const ward = await db.query.wards.findFirst({ columns: { letterhead: true }, where: eq(wards.id, actor.wardId) })
  return ward?.letterhead ?? null
}
