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

const FAMILY_FIELDS = ['guardianName', 'relation', 'phone', 'consent', 'photo', 'contact', 'code']

/** A valid registration of that child, as a guardian sends it; what is named of a child is of the first. */
export const formOf = (s: Scenario, own: Record<string, string> = {}, ...sisters: Record<string, string>[]) => {
  const isOfFamily = ([field]: [string, string]) => FAMILY_FIELDS.includes(field)
  const first = Object.fromEntries(Object.entries(own).filter(entry => !isOfFamily(entry)))
  return {
    children: [first, ...sisters].map(child => ({
      name: 'Nguyễn Bảo An',
      groupId: s.group.id,
      birthYear: '2016',
      gender: 'girl',
      assent: 'on',
      ...child,
    })),
    guardianName: 'Trần Thị Hoa',
    relation: 'mother',
    phone: '0912 345 678',
    consent: 'on',
    ...Object.fromEntries(Object.entries(own).filter(isOfFamily)),
  }
}

/** The same as the fields of the public form. */
export const typedForm = (s: Scenario, ...own: Record<string, string>[]): Record<string, string> => {
  const [first = {}, ...sisters] = own
  const { children, ...family } = formOf(s, first, ...sisters)
  const fields = children.flatMap((child, index) =>
    Object.entries(child).map(([field, value]) => [`children.${index}.${field}`, value] as const),
  )
  return { ...family, ...Object.fromEntries(fields) }
}
