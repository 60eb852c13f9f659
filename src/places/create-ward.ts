import { z } from 'zod'
import { auditIf, previousChanged } from '../audit/record'
import { insertWhere } from '../database/insert-where'
import { hotlines, wards } from '../database/schema'
import { type Context, requireRole } from '../shared/context'
import { Conflict } from '../shared/errors'
import { newId } from '../shared/ids'
import { date, line, parse } from '../shared/parse'

export const wardInput = z.strictObject({
  /** The administrative code, with its leading zero. */
  id: z.string().regex(/^\d{5}$/, 'invalid_value'),
  slug: z.string().regex(/^[a-z0-9-]{2,40}$/, 'invalid_value'),
  kind: z.enum(['phuong', 'xa']),
  name: line(60),
  provinceCode: z.string().regex(/^\d{2}$/, 'invalid_value'),
  provinceName: line(60),
  seasonName: line(60),
  seasonFrom: date(),
  seasonTo: date(),
})

/**
 * Opens a ward, with hotline 111 in the first place. For those who run the deployment.
 * @throws Conflict when the code or the address is taken
 */
export async function createWard(
  context: Context,
  input: z.input<typeof wardInput>,
): Promise<{ id: string; slug: string }> {
  const { db, actor, now } = context
  requireRole(actor)
  const ward = parse(wardInput, input)
  const [created] = await db.batch([
    db
      .insert(wards)
      .values({ ...ward, createdAt: now })
      .onConflictDoNothing()
      .returning({ id: wards.id }),
    insertWhere(
      db,
      hotlines,
      {
        id: newId(),
        wardId: ward.id,
        name: 'Tổng đài bảo vệ trẻ em',
        phone: '111',
        note: 'Miễn phí, 24/7, cả trên Zalo',
        position: 0,
      },
      previousChanged,
    ),
    auditIf({ ...context, actor: { ...actor, wardId: ward.id } }, previousChanged, 'ward.created', ward.id),
  ])
  if (!created.length) throw new Conflict('already_exists')
  return { id: ward.id, slug: ward.slug }
}
