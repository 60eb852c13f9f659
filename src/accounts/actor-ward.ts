import { wards } from '../places/tables'

/** What the frame of the staff side and the feeds' addresses need of an actor's ward. */
export const wardColumns = {
  id: wards.id,
  slug: wards.slug,
  name: wards.name,
  kind: wards.kind,
  provinceName: wards.provinceName,
}

export type ActorWard = { id: string; slug: string; name: string; kind: 'phuong' | 'xa'; provinceName: string }
