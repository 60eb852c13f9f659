import { setTimeout as sleep } from 'node:timers/promises'

/** Waits until an address answers. */
export async function answering(address: string): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt += 1, await sleep(100)) {
    if (await fetch(address).catch(() => null)) return
  }
  throw new Error(`No answer from ${address}`)
}
