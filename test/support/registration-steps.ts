import { addChild } from '../../src/people/add-child'
import { childOf } from './child-input'
import type { Scenario } from './scenario'

export const code = (wanted: string) => ({ reason: { code: wanted } })
export const plant = async (s: Scenario, own: Record<string, unknown> = {}) =>
  (await addChild(s.editor, childOf(s, own))).id
