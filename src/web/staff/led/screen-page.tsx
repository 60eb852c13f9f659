import type { AppContext } from '../../../http/env'
import { verbContext } from '../../../http/env'
import { listDay } from '../../../led/list-day'
import { listMessages } from '../../../led/list-messages'
import { readScreen, type Screen } from '../../../led/list-screens'
import { planBoards } from '../../../led/plan-boards'
import { segmentAt } from '../../../led/resolve-timeline'
import type { Messages } from '../../../messages'
import { DAY, instantOf, isDate, isTime, readDate, wallDate, wallTime } from '../../../shared/dates'
import { Button, ButtonRow } from '../../design/button'
import { Card, CardTitle, Columns } from '../../design/card'
import { FilterChips } from '../../design/chips'
import { EmptyState } from '../../design/empty-state'
import { DateField, TimeField } from '../../design/fields'
import { List, ListRow } from '../../design/list'
import { Notice } from '../../design/notice'
import { type Form, freshForm } from '../../form'
import { staffPage } from '../frame'
import { BoardPreview, pictured } from './board-preview'
import { EntryTag } from './entry-tag'
import { groupOptions } from './screen-form'
import { ScreenSettings } from './screen-settings'
import { campaignNames, dayWords, entryWords, markOf, screenWords } from './words'

/** One board: its loop on a day, what shows at a time of it (`?on=…&at=…`), and its settings for administrators. */
export async function screenPage(c: AppContext, id: string, form?: Form) {
  const m = c.get('m')
  const context = verbContext(c)
  const screen = await readScreen(context, id)
  const { on, at } = asked(c)
  const day = instantOf(on)
  const instant = instantOf(on, at)
  const [plans, messages] = await Promise.all([planBoards(context, day, day + DAY), listMessages(context)])
  const segments = plans.find(plan => plan.screen.id === id)?.segments ?? []
  const entries = listDay(segments, instant)
  const shown = segmentAt(segments, instant)?.items ?? []
  const isAdmin = c.get('actor').role === 'admin'
  return staffPage(
    c,
    {
      room: 'led',
      title: `${m.nav.led} · ${screen.name}`,
      subheading: screenWords(m, screen),
      notice: screen.revokedAt === null ? undefined : <Notice tone="warning">{m.led.revokedNotice}</Notice>,
    },
    <>
      <Columns wide>
        <Card>
          <CardTitle>{m.led.dayLoop(dayWords(m, on))}</CardTitle>
          {entries.length ? (
            <List>
              {entries.map(entry => (
                <ListRow
                  mark={entry.state === 'past' ? 'neutral' : markOf(entry.item)}
                  muted={entry.state === 'past'}
                  title={entry.item.text}
                  detail={entryWords(m, entry, campaignNames(messages))}
                  aside={<EntryTag m={m} entry={entry} />}
                />
              ))}
            </List>
          ) : (
            <EmptyState title={m.led.emptyDay} level={3}>
              {m.led.emptyDayNext}
            </EmptyState>
          )}
        </Card>
        <div class="stack">
          <BoardPreview m={m} screen={screen} item={pictured(shown)} label={m.led.showingAt(at)} />
          <Moment m={m} id={id} on={on} at={at} />
          <Boards m={m} screens={plans.map(plan => plan.screen)} current={id} />
        </div>
      </Columns>
      {isAdmin ? (
        <ScreenSettings m={m} screen={screen} form={form ?? freshForm(screen)} groups={await groupOptions(c)} />
      ) : null}
    </>,
  )
}

function asked(c: AppContext) {
  const now = c.get('now')
  const on = readDate(c.req.query('on') ?? '')
  const at = c.req.query('at') ?? ''
  return { on: isDate(on) ? on : wallDate(now), at: isTime(at) ? at : wallTime(now) }
}

const HOURS = ['06:30', '09:00', '11:30', '14:00', '16:30', '18:30', '20:00', '21:30']

function Moment({ m, id, on, at }: { m: Messages; id: string; on: string; at: string }) {
  return (
    <Card>
      <CardTitle aside={m.led.whatShows}>{at}</CardTitle>
      <FilterChips
        label={m.led.moment}
        chips={[
          { href: `/staff/led/screens/${id}`, label: m.led.now },
          ...HOURS.map(hour => ({ href: `?on=${on}&at=${hour}`, label: hour, current: hour === at })),
        ]}
      />
      <form method="get" action={`/staff/led/screens/${id}`}>
        <div class="field-row">
          <DateField name="on" label={m.led.day} value={on} />
          <TimeField name="at" label={m.led.time} value={at} />
        </div>
        <ButtonRow>
          <Button tone="secondary">{m.led.look}</Button>
        </ButtonRow>
      </form>
    </Card>
  )
}

function Boards({ m, screens, current }: { m: Messages; screens: Screen[]; current: string }) {
  return (
    <Card>
      <CardTitle>{m.led.boards}</CardTitle>
      <List>
        {screens.map(screen => (
          <ListRow
            mark={screen.revokedAt === null ? 'success' : 'neutral'}
            title={screen.name}
            href={screen.id === current ? undefined : `/staff/led/screens/${screen.id}`}
            detail={screen.revokedAt === null ? m.led.pixels(screen.width, screen.height) : m.led.revoked}
          />
        ))}
      </List>
    </Card>
  )
}
