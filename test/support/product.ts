import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port'
import { runProgram, typescript } from './run-program'

/**
 * The product as `npm start` runs it: workerd, D1 and the demo wards, on a free port and in a folder of its own.
 * @param now where its clock starts, such as `2026-06-09T14:00+07:00`
 */
export async function startProduct(now: string) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const folder = mkdtempSync(join(tmpdir(), 'san-choi-'))
  const program = runProgram(typescript('scripts/start.ts'), {
    PORT: String(port),
    PERSIST: join(folder, 'state'),
    DEMO_NOW: now,
  })
  const stop = async () => {
    await program.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await program.answering(`${url}/healthz`, 110_000)
  } catch (error) {
    await stop()
    throw error
  }
  return { url, output: program.output, stop }
}
