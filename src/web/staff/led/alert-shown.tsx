import type { Child } from 'hono/jsx'
import { type AppContext, verbContext } from '../../../http/env'
import { type Reach, reachOf } from '../../../led/alert-reach'
import { alertItem } from '../../../led/board-item'
import { frameOf } from '../../../led/frames/frame-of'
import { type Alert, readAlert } from '../../../led/list-alerts'
import { listScreens, type Screen } from '../../../led/list-screens'
import type { Messages } from '../../../messages'
import { approvers } from '../../../shared/actor'
import { hasRole } from '../../../shared/context'
import { shortDate, wallDate, wallTime } from '../../../shared/dates'
import { Button, ButtonLink } from '../../design/button'
import { Card, CardTitle, Columns } from '../../design/card'
import { DefinitionList } from '../../design/definition-list'
import { ErrorSummary } from '../../design/error-summary'
import { List, ListRow } from '../../design/list'
import { StatusTag, type Tone } from '../../design/tag'
import { errorList, type Form } from '../../form'
import { staffPage } from '../frame'
import { alertScripts } from './alert-page'
import { dataUrl, LedPicture } from './led-picture'

const REFRESH_SECONDS = 15
const tones: Record<Reach, Tone> = { showing: 'success', received: 'success', waiting: 'warning', silent: 'danger' }

/** Boards that need somebody stand first. */
const urgency: Reach[] = ['silent', 'waiting', 'received', 'showing']

const momentWords = (instant: number) => `${wallTime(instant)} · ${shortDate(wallDate(instant))}`

/** `14:00–15:00 · 09/06`, or with both dates across midnight. */
export function spanWords({ raisedAt, endedAt, expiresAt }: Alert): string {
  const end = endedAt ?? expiresAt
  if (wallDate(raisedAt) !== wallDate(end)) return `${momentWords(raisedAt)} – ${momentWords(end)}`
  return `${wallTime(raisedAt)}–${wallTime(end)} · ${shortDate(wallDate(end))}`
}

/** One emergency: which boards have it, how long it still runs, and how to end it. */
export async function alertShownPage(c: AppContext, id: string, form?: Form) {
  const m = c.get('m')
  const [alert, screens] = await Promise.all([readAlert(verbContext(c), id), listScreens(verbContext(c))])
  const running = alert.status === 'running'
  const refresh = (
    <noscript>
      <meta http-equiv="refresh" content={String(REFRESH_SECONDS)} />
    </noscript>
  )
  return staffPage(
    c,
    {
      room: 'led',
      title: m.ledAlerts.title,
      actions: (
        <ButtonLink href="/staff/led/alerts" tone="quiet">
          {m.ledAlerts.list}
        </ButtonLink>
      ),
      head: (
        <>
          {alertScripts}
          {running ? refresh : null}
        </>
      ),
      notice: form ? <ErrorSummary title={m.errorSummary} errors={errorList(form)} /> : undefined,
    },
    <div class="alarm-shown" data-alarm-state={running ? REFRESH_SECONDS : undefined}>
      <State c={c} alert={alert} screens={screens} />
    </div>,
  )
}

type Shown = { c: AppContext; alert: Alert; screens: Screen[] }

async function State({ c, alert, screens }: Shown) {
  const m = c.get('m')
  const t = m.ledAlerts
  const now = c.get('now')
  const reached = reachOf(alert, screens, now)
  const running = alert.status === 'running'
  const mayDecide = hasRole(c.get('actor'), ...approvers)
  return (
    <Columns wide>
      <Card class={running ? 'alarm-card' : undefined}>
        <CardTitle
          aside={
            running ? (
              <Countdown m={m} until={alert.expiresAt} now={now} />
            ) : (
              <StatusTag label={t.over[alert.status as 'ended' | 'expired']} />
            )
          }
        >
          {running ? t.running : t.kinds[alert.kind]}
        </CardTitle>
        <AlertPicture c={c} alert={alert} board={reached[0]?.screen} />
        <p class="alarm-text">{alert.text}</p>
        {mayDecide ? <Decisions m={m} alert={alert} /> : null}
      </Card>
      <div class="stack">
        {running ? <Boards m={m} reached={reached} /> : null}
        <Card>
          <DefinitionList items={factsOf(m, alert, screens)} />
        </Card>
      </div>
    </Columns>
  )
}

/** Counts down where scripts run; what it starts from is right in any case. */
function Countdown({ m, until, now }: { m: Messages; until: number; now: number }) {
  return (
    <strong class="alarm-left" data-left={String(until - now)} data-words={m.ledAlerts.left}>
      {m.ledAlerts.left.replace('{clock}', clockOf(until - now))}
    </strong>
  )
}

/** `1:05:10`, `52:10`. */
function clockOf(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000))
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return (parts[0] ? parts : parts.slice(1))
    .map((part, index) => (index ? String(part).padStart(2, '0') : String(part)))
    .join(':')
}

async function AlertPicture({ c, alert, board }: { c: AppContext; alert: Alert; board?: Screen }) {
  if (!board) return null
  const { strip, pages } = await frameOf(c.get('services').raster, alertItem(alert), board)
  const picture = strip ?? pages[0]!
  const label = `${board.name}: ${alert.text}`
  return <LedPicture id="alert" board={board} href={dataUrl(picture)} width={picture.width} label={label} />
}

function Decisions({ m, alert }: { m: Messages; alert: Alert }) {
  const again = (
    <ButtonLink href={`/staff/led/alert?again=${alert.id}`} tone="secondary">
      {alert.status === 'running' ? m.ledAlerts.raiseAnother : m.ledAlerts.raiseAgain}
    </ButtonLink>
  )
  if (alert.status !== 'running') return <div class="actions">{again}</div>
  return (
    <form method="post" action={`/staff/led/alerts/${alert.id}/end`} class="actions">
      <Button tone="danger" data-confirm={m.ledAlerts.endSure}>
        {m.ledAlerts.end}
      </Button>
      {again}
    </form>
  )
}

function Boards({ m, reached }: { m: Messages; reached: { screen: Screen; reach: Reach }[] }) {
  const t = m.ledAlerts
  const have = reached.filter(({ reach }) => reach === 'showing' || reach === 'received').length
  if (!reached.length) return <Card>{t.noBoardReached}</Card>
  return (
    <Card>
      <CardTitle note={t.reachedHint}>{t.reached(m.number(have), m.number(reached.length))}</CardTitle>
      <List>
        {reached
          .toSorted((a, b) => urgency.indexOf(a.reach) - urgency.indexOf(b.reach))
          .map(({ screen, reach }) => (
            <ListRow
              title={screen.name}
              href={`/staff/led/screens/${screen.id}`}
              detail={t.reachWords[reach]}
              mark={tones[reach]}
              aside={<StatusTag tone={tones[reach]} label={t.reach[reach]} />}
            />
          ))}
      </List>
    </Card>
  )
}

function factsOf(m: Messages, alert: Alert, screens: Screen[]): { term: string; value: Child }[] {
  const t = m.ledAlerts
  const names = screens.filter(({ id }) => alert.screenIds.includes(id)).map(({ name }) => name)
  return [
    { term: t.facts.kind, value: t.kinds[alert.kind] },
    { term: t.facts.reason, value: alert.reason },
    { term: t.facts.time, value: spanWords(alert) },
    { term: t.facts.boards, value: names.join(', ') || m.all },
  ]
}
