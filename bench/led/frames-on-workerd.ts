import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import type { FrameSize, FrameText } from '../../src/led/frames/picture'
import { inRepository } from '../../src/node/paths'
import { type Quantiles, quantilesOf } from '../quantiles'
import { median, timed } from '../schedule/time'
import { sizes, WARM_UP } from './frames'

export type FramesOnWorkerd = { cold: number; way: number; drawn: Quantiles[] }

/**
 * The same in workerd, whose clock stands still while it works: a request for each frame, less the median of requests
 * that draw nothing.
 */
export async function framesOnWorkerd(folder: string, texts: FrameText[]): Promise<FramesOnWorkerd> {
  const root = join(folder, 'frames')
  await build({
    ...{ entryPoints: [inRepository('bench/led/worker.ts')], outdir: root, bundle: true, format: 'esm' },
    ...{ loader: { '.wasm': 'copy', '.ttf': 'copy' }, assetNames: '[name]', external: ['node:*'], logLevel: 'error' },
  })
  const typeOf = (name: string) => (name.endsWith('.wasm') ? 'CompiledWasm' : name.endsWith('.ttf') ? 'Data' : null)
  const parts = readdirSync(root).flatMap(name => {
    const type = typeOf(name)
    return type ? [{ type, path: join(root, name) } as const] : []
  })
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      ...{ host: '127.0.0.1', port: 0, cf: false },
      workers: [
        {
          ...{ name: 'frames', modulesRoot: root },
          modules: [{ type: 'ESModule' as const, path: join(root, 'worker.js') }, ...parts],
          ...{ compatibilityDate: '2026-10-20', compatibilityFlags: ['nodejs_compat'] },
          unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
        },
      ],
    }),
  )
  try {
    const address = (await miniflare.unsafeGetDirectURL('frames')).origin
    const ask = (size: FrameSize, text?: FrameText) =>
      timed(async () => {
        const response = await fetch(address, { method: 'POST', body: JSON.stringify({ text, size }) })
        if (!response.ok) throw new Error(await response.text())
        await response.text()
      })
    const way = await median(100, () => ask(sizes[0]!))
    const cold = (await ask({ width: 191, height: 95, colours: 'full' }, texts[0])) - way
    const drawn: Quantiles[] = []
    for (const size of sizes) {
      const times: number[] = []
      for (const text of texts) times.push((await ask(size, text)) - way)
      drawn.push(quantilesOf(times.slice(WARM_UP)))
    }
    return { cold, way, drawn }
  } finally {
    await miniflare.dispose()
  }
}
