import type { AppContext } from '../../../http/env'
import { verbContext } from '../../../http/env'
import { listDay } from '../../../led/list-day'
import { listMessages } from '../../../led/list-messages'
import { listScreens, type Screen } from '../../../led/list-screens'
import { type BoardPlan, ofDay, planBoard } from '../../../led/plan-boards'
import { planWeek } from '../../../led/plan-week'
import type { Messages } from '../../../messages'
import { DAY, instantOf, mondayOf } from '../../../shared/dates'
import { Card, CardTitle } from '../../design/card'
import { EmptyState } from '../../design/empty-state'
import { List, ListRow } from '../../design/list'
import { Notice } from '../../design/notice'
import type { Form } from '../../form'
import { staffPage } from '../frame'
import { askedFor } from './asked'
import { BoardList, Life } from './board-list'
import { EntryTag } from './entry-tag'
import { ledScript } from './led-script'
import { Moment } from './moment'
import { RaiseAlertLink, RunningAlert } from './running-alert'
import { groupOptions, screenForm } from './screen-form'
import { ScreenSettings } from './screen-settings'
import { WeekPlan } from './week-plan'
import { dayWords, entryWords, lifeOf, markOf, messageNotes, screenWords } from './words'

type Asked = ReturnType<typeof askedFor>

/** One board: its loop on a day, what shows at a time of it (`?on=…&at=…`), its week, and its settings for administrators. */
export async function screenPage(c: AppContext, id: string, form?: Form) {
  const m = c.get('m')
  const now = c.get('now')
  const context = verbContext(c)
  const asked = askedFor(c)
  const monday = mondayOf(asked.on)
  const from = instantOf(monday)
  const [plan, screens, messages] = await Promise.all([
    planBoard(context, id, from, from + 7 * DAY),
    listScreens(context),
    listMessages(context),
  ])
  const { screen, segments } = plan
  return staffPage(
    c,
    {
      room: 'led',
      title: `${m.nav.led} · ${screen.name}`,
      subheading: (
        <>
          <Life m={m} screen={screen} now={now} /> · {screenWords(m, screen)}
        </>
      ),
      actions: <RaiseAlertLink c={c} />,
      notice: (
        <>
          <RunningAlert c={c} />
          <ScreenNotice m={m} screen={screen} paired={c.req.query('paired')} now={now} />
        </>
      ),
      head: ledScript('led-moment'),
    },
    <>
      {screen.revokedAt === null ? (
        <>
          <div data-board={`/staff/led/screens/${id}`}>
            <div class="columns led-columns">
              <DayLoop m={m} plan={plan} asked={asked} notes={messageNotes(messages)} />
              <div class="stack led-beside">
                <Moment m={m} plan={plan} asked={asked} item={c.req.query('item')} />
                <BoardList m={m} screens={screens} current={id} now={now} />
              </div>
            </div>
          </div>
          <WeekPlan m={m} monday={monday} week={planWeek(segments, monday)} asked={asked} now={now} />
        </>
      ) : (
        <BoardList m={m} screens={screens} current={id} now={now} />
      )}
      {c.get('actor').role === 'admin' ? (
        <ScreenSettings m={m} screen={screen} form={form ?? screenForm(screen)} groups={await groupOptions(c)} />
      ) : null}
    </>,
  )
}

type NoticeProps = { m: Messages; screen: Screen; paired?: string; now: number }

/** What was just paired, with a word where the device is of another size; else what is wrong with the board and what to do. */
function ScreenNotice({ m, screen, paired, now }: NoticeProps) {
  if (screen.revokedAt !== null) return <Notice tone="warning">{m.led.revokedNotice}</Notice>
  const [, width, height] = /^(\d{1,4})x(\d{1,4})$/.exec(paired ?? '') ?? []
  if (!width) return <LifeNotice m={m} screen={screen} now={now} />
  const [device, board] = [m.led.pixels(Number(width), Number(height)), m.led.pixels(screen.width, screen.height)]
  return (
    <Notice tone={device === board ? 'success' : 'warning'} title={m.led.paired(screen.name)} live>
      {device === board ? null : m.led.pairedSize(device, board)}
    </Notice>
  )
}

function LifeNotice({ m, screen, now }: NoticeProps) {
  const { tone, words } = lifeOf(m, screen, now)
  if (tone === 'success') return null
  return (
    <Notice tone={tone === 'danger' ? 'danger' : 'warning'} title={capital(words)}>
      {tone === 'neutral' ? m.led.neverSeenNext : m.led.silentNext}
    </Notice>
  )
}

const capital = (words: string) => words[0]!.toUpperCase() + words.slice(1)

type DayLoopProps = { m: Messages; plan: BoardPlan; asked: Asked; notes: ReturnType<typeof messageNotes> }

function DayLoop({ m, plan, asked: { on, instant }, notes }: DayLoopProps) {
  const day = ofDay(plan, on)
  const entries = listDay(day, instant)
  return (
    <Card class="led-list">
      <CardTitle>{m.led.dayLoop(dayWords(m, on))}</CardTitle>
      {entries.length ? (
        <List>
          {entries.map(entry => (
            <ListRow
              item={entry.item.id}
              mark={markOf(entry.item.kind)}
              muted={entry.state === 'past'}
              title={entry.item.text}
              detail={entryWords(m, entry, notes)}
              aside={<EntryTag m={m} state={entry.state} />}
            />
          ))}
        </List>
      ) : (
        <EmptyState title={m.led.emptyDay} level={3}>
          {m.led.emptyDayNext}
        </EmptyState>
      )}
    </Card>
  )
}
