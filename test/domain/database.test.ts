import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { auditIf, previousChanged } from '../../src/audit/record'
import { auditEntries, wards } from '../../src/database/schema'
import { scenario } from '../support/scenario'

describe('a batch', () => {
  test('records what a conditional change did, only when it did it', async () => {
    const { db, admin, wardId } = await scenario()
    const rename = (name: string, condition: string) =>
      db.batch([
        db
          .update(wards)
          .set({ name })
          .where(sql`${wards.id} = ${wardId} and ${wards.name} = ${condition}`)
          .returning({ id: wards.id }),
        auditIf(admin, previousChanged, 'ward.renamed', wardId, { note: 'đổi tên' }),
      ])
    expect((await rename('Sao Hôm', 'Sao Mai'))[0]).toHaveLength(1)
    expect((await rename('Sao Băng', 'Sao Mai'))[0]).toHaveLength(0)
    const entries = await db.select().from(auditEntries).where(eq(auditEntries.wardId, wardId))
    expect(entries.map(entry => [entry.action, entry.detail])).toEqual([['ward.renamed', { note: 'đổi tên' }]])
  })

  test('is atomic: a failing statement takes the others back', async () => {
    const { db, wardId } = await scenario()
    await expect(
      db.batch([
        db.update(wards).set({ name: 'Mất' }).where(eq(wards.id, wardId)),
        db.insert(wards).values({ id: wardId } as never),
      ]),
    ).rejects.toThrow()
    expect((await db.query.wards.findFirst({ where: eq(wards.id, wardId) }))?.name).toBe('Sao Mai')
  })
})
