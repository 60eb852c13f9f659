import { MOST_CHILDREN } from '../../participation/family-form'
import { type Form, type Typed, valuesOf } from '../form'

const CHILD = /^children\.(\d)\.(\w{1,20})$/
/** Of a child that nothing is said of yet these may be filled in, because they were taken over from the one above. */
const TAKEN_OVER = ['groupId', 'gender']

/** Which children's fields stand in the form, in order; at least one. */
export function childNumbers(values: Typed): number[] {
  const numbers = new Set(Object.keys(values).flatMap(name => CHILD.exec(name)?.[1] ?? []))
  return numbers.size ? [...numbers].map(Number).sort((a, b) => a - b) : [0]
}

/** The posted fields as the verb reads them; children that nothing was typed of are left out, but for the first. */
export function familyOf({ more: _, drop: __, ...typed }: Typed): Record<string, unknown> {
  const family = Object.entries(typed).filter(([name]) => !CHILD.test(name))
  const children = childNumbers(typed).map(number => childOf(typed, number))
  return { ...Object.fromEntries(family), children }
}

/** The fields renumbered from 0, without children that nothing was typed of, so that reasons find their places. */
export function tidy(values: Typed): Typed {
  const numbers = childNumbers(values).filter((number, index) => index === 0 || isSaid(childOf(values, number)))
  return renumbered(values, numbers)
}

/** With one more child, in the group of the last. */
export function withAnother(values: Typed): Typed {
  const numbers = childNumbers(values)
  const next = numbers.length
  const tidied = renumbered(values, numbers)
  if (next >= MOST_CHILDREN) return tidied
  return {
    ...tidied,
    [`children.${next}.name`]: '',
    [`children.${next}.groupId`]: tidied[`children.${next - 1}.groupId`] ?? '',
  }
}

/** Without one of the children; the others stay as typed. */
export const without = (values: Typed, number: number): Typed =>
  renumbered(
    values,
    childNumbers(values).filter(one => one !== number),
  )

function renumbered(values: Typed, numbers: number[]): Typed {
  const family = Object.entries(values).filter(([name]) => !CHILD.test(name) && name !== 'more' && name !== 'drop')
  const children = numbers.flatMap((number, index) =>
    Object.entries(childOf(values, number)).map(([field, value]) => [`children.${index}.${field}`, value] as const),
  )
  return { ...Object.fromEntries(family), ...Object.fromEntries(children) }
}

const childOf = (values: Typed, number: number): Typed =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const [, at, field] = CHILD.exec(name) ?? []
      return field !== undefined && Number(at) === number ? [[field, value]] : []
    }),
  )

const isSaid = (child: Typed) =>
  Object.entries(child).some(([field, value]) => !TAKEN_OVER.includes(field) && [value].flat().some(Boolean))

/** How many children the form has room for still. */
export const roomLeft = (form: Form): number => MOST_CHILDREN - childNumbers(form.values).length

/** Whether a button of the form was pressed, and which. */
export const pressed = (values: Typed, name: 'more' | 'drop'): string | undefined =>
  valuesOf({ values, errors: {} }, name)[0]
