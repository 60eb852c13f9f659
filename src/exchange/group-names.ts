import { fold } from '../shared/text'

const KINDS = /^(to dan pho|tdp|to|thon|ban|xom|khu pho|kp|ap|khu dan cu|khu)\b[\s.:]*/

/** The name of a residential group without its kind: `Tổ dân phố số 05`, `TDP 5`, `tổ 5` and `5` are the same one. */
export const groupKey = (name: string): string =>
  fold(name)
    .replace(/\s*[,(].*$/, '')
    .replace(KINDS, '')
    .replace(KINDS, '')
    .replace(/^so\s+/, '')
    .replace(/\b0+(\d)/g, '$1')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
