import type { Outcome } from '../../../events/decide-many'
import { nameEvents } from '../../../events/name-events'
import { type AppContext, verbContext } from '../../../http/env'
import { explain } from '../../../messages'
import { isErrorCode } from '../../../messages/errors'
import { Notice } from '../../design/notice'

const kinds = ['published', 'returned', 'submitted'] as const
type Done = (typeof kinds)[number]

/** What became of each event, as the address tells it after the redirect: ids, and a code where one was refused. */
export const outcomeQuery = (done: Done, outcomes: Outcome[]) => ({
  [done]: outcomes
    .filter(one => one.refused === null)
    .map(one => one.id)
    .join(','),
  refused: outcomes.flatMap(one => (one.refused ? [`${one.id}.${one.refused.reason.code}`] : [])).join(','),
})

/** Says what became of each event that was decided. What an address claims is said only where the event is so. */
export async function outcomeNotices(c: AppContext) {
  const m = c.get('m')
  const listed = (name: string) => (c.req.query(name) ?? '').split(',').filter(Boolean).slice(0, 100)
  const refused = listed('refused').map(text => text.split('.') as [string, string | undefined])
  const ids = [...kinds.flatMap(listed), ...refused.map(([id]) => id)]
  const named = await nameEvents(verbContext(c), ids)
  const titlesOf = (done: Done) =>
    listed(done).flatMap(id => named.filter(one => one.id === id && one.status === done).map(one => one.title))
  const kept = refused.map(([id, code = '']) => ({
    title: named.find(one => one.id === id)?.title ?? m.events.unknownEvent,
    reason: explain(m, { code: isErrorCode(code) ? code : 'unexpected' }),
  }))
  return (
    <>
      {kinds.map(done => {
        const titles = titlesOf(done)
        return titles.length ? (
          <Notice tone="success" live title={m.events.outcome[done](titles.length)}>
            {titles.map(title => `“${title}”`).join(', ')}
          </Notice>
        ) : null
      })}
      {kept.length ? (
        <Notice tone="warning" live title={m.events.outcome.refused(kept.length)}>
          <ul>
            {kept.map(({ title, reason }) => (
              <li>
                <strong>“{title}”</strong>: {reason}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </>
  )
}
