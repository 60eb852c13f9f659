import { join } from 'node:path'
import { readConfig } from '../../src/config'
import { openLibsql } from '../../src/database/open-libsql'
import { seedDemo } from '../../src/demo/seed-demo'
import { seedSeason } from '../../src/demo/seed-season'
import { itemKey } from '../../src/led/board-item'
import { findScreenByKey } from '../../src/led/find-screen-by-key'
import type { FrameText } from '../../src/led/frames/picture'
import { loadBoard } from '../../src/led/load-board'
import { resolveTimeline } from '../../src/led/resolve-timeline'
import { openDatabaseUrl } from '../../src/node/open-database-url'
import { instantOf } from '../../src/shared/dates'
import { crypto, environmentNow } from '../world'

/** What boards of the demo wards say over their season: so many distinct texts, evenly out of all of them. */
export async function seasonTexts(folder: string, count: number): Promise<FrameText[]> {
  const client = await openDatabaseUrl(`file:${join(folder, 'texts.db')}`)
  const db = openLibsql(client)
  const config = readConfig(environmentNow())
  const season = seedSeason(config.clock())
  const [from, to] = [instantOf(season.from), instantOf(season.to)]
  const texts = new Map<string, FrameText>()
  for (const { key } of await seedDemo({ config, db, crypto }, { children: 30 })) {
    const screen = (await findScreenByKey(db, key))!
    const content = await loadBoard(db, screen.wardId, from, to)
    for (const { items } of resolveTimeline(screen, content, from, to))
      for (const item of items) texts.set(itemKey(item), { kind: item.kind, lines: item.lines })
  }
  client.close()
  const all = [...new Map([...texts.values()].map(text => [JSON.stringify(text), text])).values()]
  if (all.length < count) throw new Error(`Only ${all.length} texts.`)
  return Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)]!)
}
