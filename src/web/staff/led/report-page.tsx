import { type AppContext, verbContext } from '../../../http/env'
import { countPlaysByDay } from '../../../led/count-plays-by-day'
import { type ItemPlays, reportPlays } from '../../../led/report-plays'
import type { Messages } from '../../../messages'
import { addDays, isDate, readDate, shortDate, wallDate } from '../../../shared/dates'
import { Button, PrintButton } from '../../design/button'
import { Card, CardTitle } from '../../design/card'
import { EmptyState } from '../../design/empty-state'
import { DateField } from '../../design/fields'
import { StatRow, StatTile } from '../../design/stat'
import { DataTable } from '../../design/table'
import { staffPage } from '../frame'
import { DayChart } from './day-chart'

const USUAL_DAYS = 30
const LONGEST_DAYS = 366

/** What the boards showed between two days, by message and event and by board. */
export async function reportPage(c: AppContext) {
  const m = c.get('m')
  const period = periodOf(c)
  const [{ items, boards }, days] = await Promise.all([
    reportPlays(verbContext(c), period),
    countPlaysByDay(verbContext(c), period),
  ])
  const times = items.reduce((sum, item) => sum + item.times, 0)
  const seconds = items.reduce((sum, item) => sum + item.seconds, 0)
  const served = boards.some(({ servedItems }) => servedItems)
    ? [{ key: 'served', label: m.led.served, align: 'right' as const }]
    : []
  const playing = boards.filter(board => board.times)
  return staffPage(
    c,
    {
      room: 'led',
      title: m.led.report,
      subheading: m.led.reportAbout,
      actions: <PrintButton>{m.print}</PrintButton>,
    },
    <>
      <Card>
        <form method="get" action="/staff/led/report" class="filters led-period">
          <DateField name="from" label={m.led.reportFrom} value={period.from} />
          <DateField name="to" label={m.led.reportTo} value={period.to} />
          <Button tone="secondary">{m.led.look}</Button>
        </form>
        {times ? (
          <>
            <div class="led-stats">
              <StatRow>
                <StatTile label={m.led.plays} value={m.number(times)} />
                <StatTile label={m.led.boards} value={m.number(playing.length)} />
                <StatTile label={m.led.airtime} value={durationWords(m, seconds)} />
              </StatRow>
            </div>
            <DayChart m={m} days={days} />
          </>
        ) : null}
      </Card>
      {items.length ? (
        <>
          <Card>
            <CardTitle note={served.length ? m.led.servedNote : undefined}>{m.led.byItem}</CardTitle>
            <DataTable
              caption={m.led.byItem}
              hideCaption
              columns={[
                { key: 'text', label: m.led.what },
                { key: 'times', label: m.led.plays, align: 'right' },
                { key: 'boards', label: m.led.boards, align: 'right' },
                { key: 'airtime', label: m.led.airtime, align: 'right' },
                ...served,
              ]}
              rows={items.map(item => ({
                text: titleOf(m, item),
                times: m.number(item.times),
                boards: m.number(item.boards),
                airtime: durationWords(m, item.seconds),
                served: item.servedBoards ? m.led.reaches(item.servedBoards) : '',
              }))}
            />
          </Card>
          <Card>
            <CardTitle>{m.led.byBoard}</CardTitle>
            <DataTable
              caption={m.led.byBoard}
              hideCaption
              columns={[
                { key: 'name', label: m.led.boardName },
                { key: 'times', label: m.led.plays, align: 'right' },
                { key: 'airtime', label: m.led.airtime, align: 'right' },
                ...served,
              ]}
              rows={boards.map(board => ({
                name: <a href={`/staff/led/screens/${board.screenId}`}>{board.name}</a>,
                times: m.number(board.times),
                airtime: durationWords(m, board.seconds),
                served: board.servedItems ? m.led.servedItems(board.servedItems) : '',
              }))}
            />
          </Card>
        </>
      ) : (
        <Card>
          <EmptyState title={m.led.noPlays(shortDate(period.from), shortDate(period.to))}>
            {m.led.noPlaysNext}
          </EmptyState>
        </Card>
      )}
    </>,
  )
}

/** The days asked for; what cannot be meant gives the last thirty. */
function periodOf(c: AppContext) {
  const today = wallDate(c.get('now'))
  const to = readDate(c.req.query('to') ?? '')
  const from = readDate(c.req.query('from') ?? '')
  const isPeriod = isDate(from) && isDate(to) && from <= to && to <= addDays(from, LONGEST_DAYS)
  return isPeriod ? { from, to } : { from: addDays(today, 1 - USUAL_DAYS), to: today }
}

function titleOf(m: Messages, { itemId, text }: ItemPlays) {
  const words = text ?? m.led.noLongerKnown
  return itemId.startsWith('message-') && text !== null ? (
    <a href={`/staff/led/messages/${itemId.slice('message-'.length)}`}>{words}</a>
  ) : (
    words
  )
}

function durationWords(m: Messages, seconds: number): string {
  const minutes = Math.round(seconds / 60)
  return minutes < 60
    ? m.led.minutes(m.number(minutes))
    : m.led.hoursMinutes(m.number(Math.floor(minutes / 60)), minutes % 60)
}
