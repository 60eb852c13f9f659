import type { Scenario } from './scenario'

/** A valid child of the scenario's first group, as staff type it. */
export const childOf = (s: Scenario, own: Record<string, unknown> = {}) => ({
  name: 'Nguyễn Bảo An',
  groupId: s.group.id,
  birthYear: '2016',
  gender: 'girl',
  consentMethod: 'paper',
  assent: 'yes',
  ...own,
})

/** A valid registration of that child, as a guardian types it. */
export const formOf = (s: Scenario, own: Record<string, string> = {}) => ({
  name: 'Nguyễn Bảo An',
  groupId: s.group.id,
  birthYear: '2016',
  gender: 'girl',
  guardianName: 'Trần Thị Hoa',
  relation: 'mother',
  phone: '0912 345 678',
  consent: 'on',
  assent: 'on',
  ...own,
})
