import type { Answer } from './deliver'
import { keyOfPerson } from './model'
import type { Sent } from './operations'
import { type Story, WRONG } from './story'

/**
 * Goes through the answers of phones: each operation has to be kept or refused with its own reason, a phone to be heard
 * until it is revoked and not after, and a child to be one child at every door.
 * @returns what was kept, and whom the walk-ins are
 */
export function readAnswers(story: Story, operations: Sent[][], answers: Answer[]) {
  const problems: string[] = []
  const keptIn = new Map<Sent, number>()
  const children = new Map<string, string>()
  for (const answer of answers) {
    if (!isHeardRightly(story, answer)) problems.push(`minute ${answer.minute}: phone ${answer.device} and its end`)
    for (const [index, sent] of answer.batch.entries()) {
      const result = answer.results?.[index]
      if (!result) continue
      const got = result.status === 'kept' ? 'kept' : result.reason.code
      const wanted = expected(sent, answer, answers, keptIn)
      if (result.nonce !== sent.body.nonce || !wanted.includes(got))
        problems.push(`minute ${answer.minute}: ${JSON.stringify(sent.body)} is ${got}, not ${wanted.join(' or ')}`)
    }
    for (const [index, sent] of answer.batch.entries()) {
      const result = answer.results?.[index]
      if (result?.status !== 'kept') continue
      if (!keptIn.has(sent)) keptIn.set(sent, answer.minute)
      const { deed } = sent.act
      if (deed.do !== 'walkIn') continue
      const key = keyOfPerson(deed.person)
      if ((children.get(key) ?? result.childId) !== result.childId) problems.push(`${key} is two children`)
      children.set(key, result.childId!)
    }
  }
  const lost = operations.flat().filter(sent => mustArrive(story, sent) && !keptIn.has(sent))
  for (const { body } of lost) problems.push(`${JSON.stringify(body)} was never kept`)
  return { taken: new Set(keptIn.keys()), children, problems }
}

const isHeardRightly = ({ revoked }: Story, { device, minute, results }: Answer): boolean => {
  if (device !== revoked.device || minute < revoked.minute) return results !== null
  return minute === revoked.minute || results === null
}

const mustArrive = ({ revoked }: Story, { act, of }: Sent): boolean =>
  act.deed.do !== 'wrong' && of !== NEVER && act.device !== revoked.device

/** Where a phone names a walk-in that it never had. */
export const NEVER = 'never-sent'

/** What an operation may be answered. A word on a walk-in waits for it; in the minute it comes it may go either way. */
function expected({ act, of }: Sent, { batch, minute, device }: Answer, answers: Answer[], keptIn: Map<Sent, number>) {
  if (act.deed.do === 'wrong') return [WRONG[act.deed.how]]
  if (act.deed.do !== 'ofWalkIn') return ['kept']
  const isIts = (one: Sent) => one.act.device === act.device && one.body.nonce === of
  if (batch.some(isIts) || [...keptIn].some(([one, since]) => isIts(one) && since < minute)) return ['kept']
  const atOnce = answers.some(
    one => one.minute === minute && one.device === device && one.results && one.batch.some(isIts),
  )
  return atOnce ? ['kept', 'walk_in_unknown'] : ['walk_in_unknown']
}
