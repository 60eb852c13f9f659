import { eq, sql } from 'drizzle-orm'
import { createApp } from '../../src/app'
import type { Database } from '../../src/database/database'
import { publications, residentialGroups, wards } from '../../src/database/schema'
import { registerScreen } from '../../src/led/register-screen'
import { ledAlerts, ledMessages, screens } from '../../src/led/tables'
import { emptyDatabase } from '../../test/support/database-libsql'
import { scenario, TEST_FIELD_KEY } from '../../test/support/scenario'
import { GROUPS } from './content'
import { type Feed, madeAt, type Reply } from './feed'
import { type Life, live } from './life'
import type { Version, World } from './world'

/** A life whose board polls the whole product over libSQL, so that validators, ages and memories are the real ones. */
export async function liveOverHttp(seed: number, days: number): Promise<Life> {
  const feed = await realFeed()
  const life = live(seed, { days, ...feed })
  let step = life.next()
  while (!step.done) step = life.next(await step.value)
  return step.value
}

async function realFeed(): Promise<{ screenId: string; openFeed: (world: World) => Feed }> {
  const s = await scenario({ db: await emptyDatabase() })
  const { id, key } = await registerScreen(s.admin, { name: 'Cổng UBND', width: 192, height: 96 })
  await s.db
    .insert(residentialGroups)
    .values(GROUPS.map(group => ({ ...group, wardId: s.wardId, searchName: group.name, createdAt: 0 })))
  const app = createApp({
    ...{ db: s.db, crypto: s.crypto },
    config: {
      ...{ fieldKey: TEST_FIELD_KEY, authSecret: 'only-for-tests-only-for-tests-only-for-tests', baseUrl: null },
      ...{ demo: false, clock: () => s.clock.now, revision: 'proof' },
    },
    // What the pictures show is proved elsewhere.
    raster: async svg => {
      const [width, height] = [/width="(\d+)"/, /height="(\d+)"/].map(side => Number(side.exec(svg)![1])) as [
        number,
        number,
      ]
      return new Uint8Array(width * height * 4)
    },
  })
  let written = -1

  return {
    screenId: id,
    openFeed: world => async (at, ifNoneMatch) => {
      const version = world.newest()
      if (version.number !== written) await write(s.db, s.wardId, id, version)
      written = version.number
      s.clock.now = at
      const made = madeAt(world, at)
      const response = await app.request(`http://led.test/led/v1/${key}/schedule.json`, {
        headers: ifNoneMatch ? { 'if-none-match': ifNoneMatch } : {},
      })
      const headers = Object.fromEntries(response.headers)
      const maxAge = Number(/max-age=(\d+)/.exec(headers['cache-control'] ?? '')?.[1] ?? 0)
      const { status } = response
      const isTold = status === 200 || status === 304
      return { status, headers, text: await response.text(), made: isTold ? made : null, maxAge } satisfies Reply
    },
  }
}

/** What people would have entered, at once and without the rules of entering it. */
async function write(db: Database, wardId: string, id: string, { board, content, revoked }: Version) {
  const base = { wardId, createdAt: 0, updatedAt: 0, createdBy: 'x', status: 'approved' as const }
  const { groupId, tags, freezes, opensAt, closesAt, hourExceptions } = board
  await db.batch([
    db.delete(ledMessages).where(eq(ledMessages.wardId, wardId)),
    db.delete(publications).where(eq(publications.wardId, wardId)),
    db.delete(ledAlerts).where(eq(ledAlerts.wardId, wardId)),
    ...content.messages.map(message =>
      db.insert(ledMessages).values({
        ...{ ...base, ...message },
        startsOn: message.windows.map(one => one.startsOn).sort()[0]!,
        endsOn: message.windows
          .map(one => one.endsOn)
          .sort()
          .at(-1)!,
      }),
    ),
    ...content.publications.map(one =>
      db.insert(publications).values({ ...one, wardId, category: 'digital_skills', venueId: null, campaignId: null }),
    ),
    ...content.alerts.map(alert =>
      db.insert(ledAlerts).values({ ...alert, wardId, kind: 'other', reason: 'x', raisedBy: 'x' }),
    ),
    db
      .update(screens)
      .set({ groupId, tags, freezes, opensAt, closesAt, hourExceptions, revokedAt: revoked ? 1 : null })
      .where(eq(screens.id, id)),
    db
      .update(wards)
      .set({ ledRevision: sql`${wards.ledRevision} + 1` })
      .where(eq(wards.id, wardId)),
  ] as never)
}
