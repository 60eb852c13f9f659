import { framesOnNode } from './led/frames'
import { framesOnWorkerd } from './led/frames-on-workerd'
import { measureProvince } from './led/province'
import { frameTable, provinceTable, resolverTable } from './led/report'
import { measureResolver } from './led/resolver'
import { seasonTexts } from './led/texts'
import { machine } from './report'

const TEXTS = 200

/** What boards cost: drawing frames, resolving three days, and an hour of a whole province. */
export async function measureBoards(folder: string): Promise<string> {
  const resolved = [measureResolver(50, 5), measureResolver(500, 50)]
  const texts = await seasonTexts(folder, TEXTS)
  const frames = frameTable(await framesOnNode(texts), await framesOnWorkerd(folder, texts))
  const province = provinceTable(await measureProvince(folder))
  return [
    '### Frames',
    frames,
    '### Three days of a board',
    resolverTable(resolved),
    '### A province',
    province,
    `${machine()}. The simulation counts and does not time, so the machine makes no difference to it.`,
  ].join('\n\n')
}
