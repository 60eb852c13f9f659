import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'esbuild'
import { inRepository } from '../src/node/paths'
import { answering } from './answering'

/** The product's Node entry and the bare one, bundled as a deployment would, each in a process of its own. */
export async function startOnNode(folder: string, environment: Record<string, string>, ports: [number, number]) {
  const bundle = (entry: string, name: string) =>
    build({
      entryPoints: [inRepository(entry)],
      outfile: join(folder, name),
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node24',
      jsx: 'automatic',
      jsxImportSource: 'hono/jsx',
      packages: 'external',
      logLevel: 'error',
    })
  await bundle('src/node.ts', 'node.mjs')
  await bundle('bench/bare-node.ts', 'bare-node.mjs')
  const run = (args: string[], more: Record<string, string>) =>
    spawn(process.execPath, args, {
      env: { ...process.env, NODE_ENV: 'production', ...more },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  const [ours, bare] = ports
  const programs = [
    run([join(folder, 'node.mjs')], { ...environment, PORT: String(ours) }),
    run([join(folder, 'bare-node.mjs'), String(bare), join(folder, 'bodies.json')], {}),
  ]
  await answering(`http://127.0.0.1:${ours}/healthz`)
  await answering(`http://127.0.0.1:${bare}/304`)
  return {
    ours: `http://127.0.0.1:${ours}`,
    bare: `http://127.0.0.1:${bare}`,
    stop: () => {
      for (const program of programs) program.kill()
    },
  }
}
