import { asc, eq } from 'drizzle-orm'
import type { Database } from '../database/database'
import { wards } from '../database/schema'

/** What everybody may know of a ward. */
export type PublicWard = {
  id: string
  slug: string
  kind: 'phuong' | 'xa'
  name: string
  provinceName: string
  seasonName: string
  seasonFrom: string
  seasonTo: string
  /** Moves with every change of what the public can see of events and campaigns. */
  revision: number
  ledRevision: number
}

const columns = {
  id: true,
  slug: true,
  kind: true,
  name: true,
  provinceName: true,
  seasonName: true,
  seasonFrom: true,
  seasonTo: true,
  revision: true,
  ledRevision: true,
} as const

/** The ward of an address: one indexed read, and all a `304` needs. */
export const findWard = (db: Database, slug: string): Promise<PublicWard | undefined> =>
  db.query.wards.findFirst({ columns, where: eq(wards.slug, slug) })

/** A ward by its code, for addresses that name none. */
export const findWardById = (db: Database, id: string): Promise<PublicWard | undefined> =>
  db.query.wards.findFirst({ columns, where: eq(wards.id, id) })

/** The wards of the deployment, by name. */
export const listWards = (db: Database): Promise<PublicWard[]> =>
  db.query.wards.findMany({ columns, orderBy: [asc(wards.provinceName), asc(wards.name)], limit: 500 })
