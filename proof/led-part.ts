import { parentPort, workerData } from 'node:worker_threads'
import { DAYS_OF_A_LIFE } from './led/life'
import { liveAlone, seedOf } from './led/run'

// A thread of `led.ts`: every so manieth life of a proof.
const { seed, part, parts, days } = workerData as { seed: number; part: number; parts: number; days: number }
for (let life = part; life * DAYS_OF_A_LIFE < days; life += parts)
  parentPort!.postMessage(liveAlone(seedOf(seed, life), Math.min(DAYS_OF_A_LIFE, days - life * DAYS_OF_A_LIFE)))
