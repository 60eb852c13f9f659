import { type AppContext, verbContext } from '../../../http/env'
import { countPlaysByDay } from '../../../led/count-plays-by-day'
import type { LedMessage } from '../../../led/list-messages'
import { reportPlays } from '../../../led/report-plays'
import { addDays, wallDate } from '../../../shared/dates'
import { Card, CardTitle } from '../../design/card'
import { DayChart } from './day-chart'

const DAYS = 28

/** What became of a message: shown how often, on how many boards, and where it was only given out. */
export async function MessagePlays({ c, message }: { c: AppContext; message: LedMessage }) {
  const m = c.get('m')
  const to = wallDate(c.get('now'))
  const query = { from: addDays(to, 1 - DAYS), to, messageId: message.id }
  const [{ items }, days] = await Promise.all([
    reportPlays(verbContext(c), query),
    countPlaysByDay(verbContext(c), query),
  ])
  const plays = items[0]
  return (
    <Card>
      <CardTitle aside={m.led.lastDays(DAYS)}>{m.led.played}</CardTitle>
      {plays ? (
        <>
          {plays.times ? <p class="led-figure-line">{m.led.playedWords(m.number(plays.times), plays.boards)}</p> : null}
          {plays.times ? <DayChart m={m} days={days} /> : null}
          {plays.servedBoards ? <p class="soft">{m.led.servedWords(plays.servedBoards)}</p> : null}
        </>
      ) : (
        <p class="soft">{m.led.notPlayed}</p>
      )}
      <a href="/staff/led/report">{m.led.report}</a>
    </Card>
  )
}
