import type { Services } from '../http/env'
import { binhLu } from './binh-lu'
import type { DemoScreen } from './seed-boards'
import { seedWard } from './seed-ward'
import { trungThanh } from './trung-thanh'

export const demoWards = [trungThanh, binhLu]

/** Seeding draws nothing. */
export type SeedServices = Omit<Services, 'raster'>

export type SeedOptions = {
  /** A demo ward's slug; both when left out. */
  ward?: string
  /** Children to invent per ward. */
  children?: number
  /** Told of each part that is done. */
  report?: (done: string) => void
}

/** Fills a database with the demo wards. Returns the keys of their LED boards, which are told only here. */
export async function seedDemo(
  services: SeedServices,
  { ward, children = 300, report = () => {} }: SeedOptions,
): Promise<DemoScreen[]> {
  const screens: DemoScreen[] = []
  for (const plan of demoWards) {
    if (ward && plan.ward.slug !== ward) continue
    screens.push(...(await seedWard(services, plan, children, done => report(`${plan.ward.name}: ${done}`))))
  }
  return screens
}
