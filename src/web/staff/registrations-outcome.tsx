import { type AppContext, personalContext } from '../../http/env'
import { explain } from '../../messages'
import { recordAndRegister } from '../../participation/record-and-register'
import { ChildrenUnfit, type FamilyRegistered, registerFamily } from '../../participation/register-family'
import { Conflict, type Reason } from '../../shared/errors'
import { Notice } from '../design/notice'
import { type Typed, typed } from '../form'

/** What came of registering several children. */
export type Outcome = {
  confirmed: number
  waiting: number
  refused: { id: string; why: string }[]
  /** Homes whose consent is to be recorded first. */
  needConsent: string[][]
}

/** Home by home, each all or nothing; one that cannot be registered does not hold up the others. */
export async function registerHomes(c: AppContext, event: string, homes: string[][]): Promise<Outcome> {
  const outcome: Outcome = { confirmed: 0, waiting: 0, refused: [], needConsent: [] }
  for (const home of homes) await count(c, outcome, home, () => registerFamily(personalContext(c), event, home))
  return outcome
}

/** Records what the family said, and registers its children. */
export async function registerConsented(c: AppContext, event: string, home: string[], fields: Typed): Promise<Outcome> {
  const said = (name: string) => typed({ values: fields, errors: {} }, name)
  const of = said('home')
  const given = Object.fromEntries(
    ['method', 'guardianName', 'guardianRelation', 'guardianPhone'].map(name => [name, said(`${name}-${of}`)]),
  )
  const assents = Object.fromEntries(home.map(id => [id, said(`assent-${id}`)]))
  const outcome: Outcome = { confirmed: 0, waiting: 0, refused: [], needConsent: [] }
  await count(c, outcome, home, () => recordAndRegister(personalContext(c), event, home, given, assents))
  return outcome
}

async function count(c: AppContext, outcome: Outcome, home: string[], register: () => Promise<FamilyRegistered>) {
  try {
    for (const { status } of (await register()).children) outcome[status] += 1
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const because = error instanceof ChildrenUnfit ? error.children : {}
    const reasonOf = (id: string): Reason => because[id] ?? error.reason
    if (Object.values(because).some(({ code }) => code === 'consent_missing')) outcome.needConsent.push(home)
    else outcome.refused.push(...home.map(id => ({ id, why: explain(c.get('m'), reasonOf(id)) })))
  }
}

export function OutcomeNotice({ c, outcome }: { c: AppContext; outcome: Outcome }) {
  const t = c.get('m').people
  const { refused, confirmed, waiting } = outcome
  const reasons = [...new Set(refused.map(({ why }) => why))]
  return (
    <>
      {confirmed + waiting ? (
        <Notice tone="success" live>
          {t.registered(outcome)}
        </Notice>
      ) : null}
      {refused.length ? (
        <Notice tone="danger" title={t.notRegistered(refused.length)} live>
          <ul>
            {reasons.map(why => (
              <li>{why}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </>
  )
}
