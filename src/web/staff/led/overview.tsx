import type { AppContext } from '../../../http/env'
import { verbContext } from '../../../http/env'
import { listMessages } from '../../../led/list-messages'
import { isSilent } from '../../../led/list-silent-screens'
import { type BoardPlan, planBoards } from '../../../led/plan-boards'
import { heardAt } from '../../../led/screen-state'
import type { Messages } from '../../../messages'
import { ButtonLink } from '../../design/button'
import { Card } from '../../design/card'
import { EmptyState } from '../../design/empty-state'
import { List, ListRow } from '../../design/list'
import { Notice } from '../../design/notice'
import { staffPage } from '../frame'
import { BoardCard } from './board-card'
import { ledScript } from './led-script'
import { MessageList } from './message-list'
import { RaiseAlertLink, RunningAlert } from './running-alert'

/** All boards as they are now, silent ones first, and the ward's messages. */
export async function overviewPage(c: AppContext) {
  const m = c.get('m')
  const now = c.get('now')
  const { role } = c.get('actor')
  const [plans, messages] = await Promise.all([planBoards(verbContext(c), now, now + 1), listMessages(verbContext(c))])
  const silent = plans.filter(({ screen }) => screen.revokedAt === null && isSilent(screen, now))
  // Who needs somebody comes first.
  const order = (plan: BoardPlan) =>
    plan.screen.revokedAt !== null ? 3 : silent.includes(plan) ? 0 : heardAt(plan.screen) === null ? 1 : 2
  const actions = (
    <>
      {role === 'admin' ? (
        <ButtonLink href="/staff/led/pair" tone="secondary">
          {m.led.pair}
        </ButtonLink>
      ) : null}
      <RaiseAlertLink c={c} />
    </>
  )
  return staffPage(
    c,
    {
      room: 'led',
      title: m.nav.led,
      subheading: m.led.about,
      actions,
      notice: <RunningAlert c={c} />,
      head: ledScript(),
    },
    <>
      {silent.length ? (
        <Notice tone="warning" title={m.led.silentTitle(silent.length)}>
          {m.led.silentNext}
        </Notice>
      ) : null}
      {plans.length ? (
        <div class="led-all" data-refresh="30">
          {plans
            .toSorted((a, b) => order(a) - order(b))
            .map(plan => (
              <BoardCard m={m} plan={plan} now={now} />
            ))}
        </div>
      ) : (
        <NoBoards m={m} isAdmin={role === 'admin'} />
      )}
      <MessageList m={m} messages={messages} filter={c.req.query('show')} now={now} />
      <Card>
        <List>
          <ListRow href="/staff/led/report" title={m.led.report} detail={m.led.reportAbout} />
          <ListRow href="/staff/led/alerts" title={m.ledAlerts.list} detail={m.ledAlerts.listAbout} />
        </List>
      </Card>
    </>,
  )
}

function NoBoards({ m, isAdmin }: { m: Messages; isAdmin: boolean }) {
  const actions = isAdmin ? (
    <>
      <ButtonLink href="/staff/led/pair">{m.led.pair}</ButtonLink>
      <ButtonLink href="/staff/led/screens/new" tone="quiet">
        {m.led.registerByHand}
      </ButtonLink>
    </>
  ) : undefined
  return (
    <Card>
      <EmptyState title={m.led.noBoards} actions={actions}>
        {isAdmin ? m.led.noBoardsNext : m.led.noBoardsAsk}
      </EmptyState>
    </Card>
  )
}
