import { eq } from 'drizzle-orm'
import { createApiKey } from '../../../src/accounts/create-api-key'
import { readConfig } from '../../../src/config'
import type { Database } from '../../../src/database/database'
import { insertRows } from '../../../src/database/insert-rows'
import { ledMessages, publications, wards } from '../../../src/database/schema'
import { seedDemo } from '../../../src/demo/seed-demo'
import { registerScreen } from '../../../src/led/register-screen'
import { createWard } from '../../../src/places/create-ward'
import { createOrganization } from '../../../src/places/save-organization'
import { systemOf } from '../../../src/shared/actor'
import { newId } from '../../../src/shared/ids'
import { crypto, environmentNow, WARD } from '../../world'

const WARDS = 92
const BOARDS = [
  { name: 'Cổng UBND', width: 192, height: 96 },
  { name: 'Chợ', width: 320, height: 160 },
  { name: 'Trường học', width: 128, height: 64 },
  { name: 'Quảng trường', width: 640, height: 384 },
]

/** A ward as the simulation knows it: the keys of its boards, an approver's key for the API, who hosts an event. */
export type Ward = { boards: string[]; staffKey: string; organizationId: string }

/** A province whose wards each have the messages and the public events of a demo ward, and four boards. */
export async function fillProvince(db: Database): Promise<Ward[]> {
  const config = readConfig(environmentNow())
  await seedDemo({ config, db, crypto }, { ward: WARD, children: 30 })
  const [demo] = await db.select().from(wards).where(eq(wards.slug, WARD))
  const messages = await db.select().from(ledMessages).where(eq(ledMessages.wardId, demo!.id))
  const events = await db.select().from(publications).where(eq(publications.wardId, demo!.id))

  const filled: Ward[] = []
  for (let index = 0; index < WARDS; index++) {
    const wardId = String(90_000 + index)
    const context = { db, actor: systemOf(wardId), now: config.clock() }
    const { provinceCode, provinceName, seasonName, seasonFrom, seasonTo } = demo!
    await createWard(context, {
      ...{ id: wardId, slug: `xa-${index}`, kind: 'xa', name: `Xã ${index}` },
      ...{ provinceCode, provinceName, seasonName, seasonFrom, seasonTo },
    })
    await db.batch([
      insertRows(
        db,
        ledMessages,
        messages.map(message => ({ ...message, id: newId(), wardId, campaignId: null })),
      ),
      insertRows(
        db,
        publications,
        events.map(event => ({
          ...event,
          id: newId(),
          uid: `${newId()}@san-choi`,
          wardId,
          venueId: null,
          campaignId: null,
        })),
      ),
    ])
    const { id: organizationId } = await createOrganization(context, { name: 'Phòng Văn hóa', kind: 'office' })
    const { key: staffKey } = await createApiKey(context, { name: 'bench', role: 'approver' })
    const boards: string[] = []
    for (const board of BOARDS) boards.push((await registerScreen(context, board)).key)
    filled.push({ boards, staffKey, organizationId })
  }
  return filled
}
