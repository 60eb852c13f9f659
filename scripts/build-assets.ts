import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type BuildOptions, build } from 'esbuild'
import { inRepository } from '../src/node/paths'

/**
 * Bundles for browsers the planning calendar (`planner.js`, `planner.css`), the player of boards (`led-player.js`,
 * `led-worker.js`) and the check-in page (`checkin.js`, its reader of QR codes, its worker) into `public/assets`. Files that are already the same are left alone, so that nothing which watches
 * them starts over; each is put in place whole.
 * @returns the files with their sizes in bytes
 */
export async function buildAssets() {
  const built = await Promise.all([
    bundle('planner/planner.ts', 'planner.js', {
      // The calendar's layout needs CSS subgrid, which came with these; older ones keep the server's page.
      target: ['chrome117', 'firefox115', 'safari16.4'],
      banner: { js: '/*! EventCalendar (MIT), Svelte (MIT) */', css: '/*! EventCalendar (MIT) */' },
    }),
    bundle('player/player.ts', 'led-player.js', ON_BOARDS),
    bundle('player/worker.ts', 'led-worker.js', ON_BOARDS),
    bundle('checkin/checkin.ts', 'checkin.js', ON_PHONES),
    bundle('checkin/decode.ts', 'checkin-decode.js', ON_PHONES),
    bundle('checkin/worker.ts', 'checkin-worker.js', ON_PHONES),
  ])
  const outputFiles = built.flat()
  for (const { path, contents } of outputFiles) putInPlace(path, contents)
  return outputFiles
}

/** The WebViews of devices in the field. */
const ON_BOARDS = { target: ['chrome70', 'es2018'] }
/** Teachers' own phones, some of them old. */
const ON_PHONES = ON_BOARDS

async function bundle(from: string, to: string, own: BuildOptions) {
  const { outputFiles } = await build({
    entryPoints: [inRepository(`src/web/islands/${from}`)],
    outfile: inRepository(`public/assets/${to}`),
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    conditions: ['browser', 'production'],
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'warning',
    ...own,
  })
  return outputFiles!.map(({ path, contents }) => ({ path, contents }))
}

function putInPlace(path: string, contents: Uint8Array) {
  if (existsSync(path) && readFileSync(path).equals(contents)) return
  mkdirSync(dirname(path), { recursive: true })
  const aside = `${path}.${createHash('sha256').update(contents).digest('hex').slice(0, 8)}.${process.pid}`
  writeFileSync(aside, contents)
  renameSync(aside, path)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildAssets()
