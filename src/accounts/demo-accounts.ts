import { type Role, wardRoles } from '../shared/actor'

type DemoAccount = { username: string; role: Role; place: string }

/** The password of every demo account; a deployment has them only in demo mode. */
export const DEMO_PASSWORD = 'demo-san-choi-2026'

const places = [
  { slug: 'trung-thanh', name: 'Phường Trung Thành', province: { slug: 'thai-nguyen', name: 'Tỉnh Thái Nguyên' } },
  { slug: 'binh-lu', name: 'Xã Bình Lư', province: { slug: 'lai-chau', name: 'Tỉnh Lai Châu' } },
]

/** The accounts that the seed creates and the sign-in page of demo mode lists. */
export const demoAccounts: readonly DemoAccount[] = places.flatMap(({ slug, name, province }) => [
  ...wardRoles.map(role => ({ username: `${role.replace('_', '-')}.${slug}`, role, place: name })),
  { username: `province.${province.slug}`, role: 'province' as const, place: province.name },
])
