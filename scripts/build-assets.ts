import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { inRepository } from '../src/node/paths'

/**
 * Bundles the planning calendar for browsers into `public/assets/planner.js` and `planner.css`. Files that are already
 * the same are left alone, so that nothing which watches them starts over; each is put in place whole.
 * @returns the files with their sizes in bytes
 */
export async function buildAssets() {
  const { outputFiles } = await build({
    entryPoints: [inRepository('src/web/islands/planner/planner.ts')],
    outfile: inRepository('public/assets/planner.js'),
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    // The calendar's layout needs CSS subgrid, which came with these; older ones keep the server's page.
    target: ['chrome117', 'firefox115', 'safari16.4'],
    conditions: ['browser', 'production'],
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    banner: { js: '/*! EventCalendar (MIT), Svelte (MIT) */', css: '/*! EventCalendar (MIT) */' },
    logLevel: 'warning',
  })
  for (const { path, contents } of outputFiles) putInPlace(path, contents)
  return outputFiles.map(({ path, contents }) => ({ path, contents }))
}

function putInPlace(path: string, contents: Uint8Array) {
  if (existsSync(path) && readFileSync(path).equals(contents)) return
  mkdirSync(dirname(path), { recursive: true })
  const aside = `${path}.${createHash('sha256').update(contents).digest('hex').slice(0, 8)}.${process.pid}`
  writeFileSync(aside, contents)
  renameSync(aside, path)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildAssets()
