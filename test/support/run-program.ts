import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const tsconfig = `${repository}tsconfig.json`

/** Starts a program of the house (arguments for `node`, paths from the repository) and collects what it prints. */
export function runProgram(args: string[], environment: Record<string, string | undefined> = {}, cwd = repository) {
  const child = spawn(process.execPath, args, {
    cwd,
    // tsx looks for tsconfig.json from the working directory; npm scripts always run in the repository.
    env: { ...process.env, VITEST: undefined, NODE_ENV: undefined, TSX_TSCONFIG_PATH: tsconfig, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += chunk))
  const ended = new Promise<number | null>(resolve => child.on('exit', resolve))
  return {
    pid: child.pid!,
    output: () => output,
    ended,
    /** Waits until `address` answers (with whatever status) and returns that response. */
    async answering(address: string, milliseconds = 45_000) {
      for (const end = Date.now() + milliseconds; Date.now() < end; await sleep(100)) {
        const response = await fetch(address).catch(() => null)
        if (response) return response
        if (child.exitCode !== null) break
      }
      throw new Error(`No answer from ${address}; it printed:\n${output}`)
    },
    /** Asks it to stop, as Ctrl-C and a service manager do, and returns its exit code. */
    stop(signal: 'SIGINT' | 'SIGTERM' = 'SIGTERM') {
      child.kill(signal)
      return ended
    },
  }
}

/** Arguments for `node` that run a TypeScript file of the repository from any working directory. */
export const typescript = (path: string, ...args: string[]) => [
  '--import',
  import.meta.resolve('tsx'),
  fileURLToPath(new URL(`../../${path}`, import.meta.url)),
  ...args,
]
