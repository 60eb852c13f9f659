import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { inRepository } from '../src/node/paths'

/** The icons of the check-in page on a home screen, from the sun of the house: `tsx scripts/build-icons.ts`. */
const { resolve } = createRequire(import.meta.url)
await initWasm(readFileSync(resolve('@resvg/resvg-wasm/index_bg.wasm')))
const sun = readFileSync(inRepository('public/assets/sun.svg'), 'utf8')
const inside = sun.slice(sun.indexOf('<circle'), sun.lastIndexOf('</svg>'))
/** Launchers cut a round or a drop out of it, so the ground runs to the edge and the sun stays within four fifths. */
const maskable = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="#1f3a5f"/><g transform="translate(8 8) scale(.75)">${inside}</g></svg>`

const write = (name: string, svg: string, size: number) =>
  writeFileSync(
    inRepository(`public/assets/${name}-${size}.png`),
    new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng(),
  )
write('checkin', sun, 192)
write('checkin', sun, 512)
write('checkin-maskable', maskable, 512)
