import type { AppContext } from '../../../http/env'
import { explain, type Messages } from '../../../messages'
import type { ListedDevice } from '../../../participation/list-checkin-devices'
import type { Roster as RosterOfSession } from '../../../participation/open-roster'
import { Button, ButtonLink, ButtonRow } from '../../design/button'
import { EmptyState } from '../../design/empty-state'
import { TextField } from '../../design/fields'
import { List, ListRow } from '../../design/list'
import { Notice } from '../../design/notice'
import { Roster, RosterRow, RosterSummary } from '../../design/roster'
import { StatusTag } from '../../design/tag'
import type { Form } from '../../form'
import { Devices } from './devices'
import { doorPage } from './frame'

/** The children of a session with a big tick each; read only while nothing may be recorded. */
export function rosterPage(c: AppContext, roster: RosterOfSession, devices: ListedDevice[], form: Form) {
  const m = c.get('m').attendance
  const { session, closed } = roster
  const path = `/staff/attendance/${session.id}`
  const mayCount = c.get('actor').role !== 'group_head' || session.forOwnGroup
  const bottom = closed ? undefined : (
    <>
      <ButtonLink href={`${path}/walk-ins`} icon="plus" tone="secondary">
        {m.addWalkIn}
      </ButtonLink>
      {mayCount ? (
        <ButtonLink href={`${path}/headcount`} icon="people" tone="secondary">
          {m.countHeads}
        </ButtonLink>
      ) : null}
    </>
  )
  const back = { href: '/staff/attendance', label: m.backToSessions }
  return doorPage(
    c,
    { session, title: session.title, back, bottom },
    <>
      {closed ? (
        <Notice tone="warning">{[explain(c.get('m'), { code: closed }), session.reason].join(' ')}</Notice>
      ) : null}
      {form.errors.form ? (
        <Notice tone="danger" live>
          {form.errors.form}
        </Notice>
      ) : null}
      {closed ? null : <ScanForm form={form} m={c.get('m')} action={`${path}/scan`} />}
      <Counts roster={roster} m={c.get('m')} />
      {session.crowd ? <p class="soft">{m.crowd(c.get('m').number(session.crowd))}</p> : null}
      {roster.entries.length === 0 ? <EmptyState title={m.empty}>{m.emptyHelp}</EmptyState> : null}
      {roster.entries.length > 0 ? <Children roster={roster} m={c.get('m')} path={path} /> : null}
      <Tools {...{ session, devices, path }} m={c.get('m')} />
    </>,
  )
}

type Words = Messages

const Counts = ({ roster, m }: { roster: RosterOfSession; m: Words }) => (
  <RosterSummary
    items={[
      { value: m.number(roster.present), label: m.attendance.present },
      { value: m.number(roster.awaited), label: m.attendance.awaited },
      { value: m.number(roster.walkIns), label: m.attendance.walkIns },
    ]}
  />
)

/** A reader of QR codes types like a keyboard, and presses Enter. */
const ScanForm = ({ form, m, action }: { form: Form; m: Words; action: string }) => (
  <form method="post" action={action} class="scan-form" data-private>
    <TextField
      name="code"
      label={m.checkin.scan}
      error={form.errors.code}
      autocomplete="off"
      maxlength={60}
      autofocus={Boolean(form.errors.code)}
    />
    <Button tone="secondary">{m.checkin.scanButton}</Button>
  </form>
)

type ToolsProps = { session: RosterOfSession['session']; devices: ListedDevice[]; m: Words; path: string }

const Tools = ({ session, devices, m, path }: ToolsProps) => (
  <div class="stack door-tools">
    <ButtonRow>
      <ButtonLink href={`/staff/attendance/phones?session=${session.id}`} tone="secondary" small>
        {m.checkin.phones}
      </ButtonLink>
      <ButtonLink href={`${path}/paper`} icon="print" tone="secondary" small>
        {m.checkin.paper}
      </ButtonLink>
      <ButtonLink href={`${path}/quick-entry`} tone="secondary" small>
        {m.checkin.quick}
      </ButtonLink>
    </ButtonRow>
    {devices.length > 0 ? (
      <>
        <h2>{m.checkin.devices}</h2>
        <Devices devices={devices} m={m} back={path} />
      </>
    ) : null}
  </div>
)

type ChildrenProps = { roster: RosterOfSession; m: Words; path: string }

function Children({ roster: { entries, closed }, m: { attendance: m, checkin }, path }: ChildrenProps) {
  const detail = ({ group, walkIn, excused }: (typeof entries)[number]) =>
    [group, walkIn ? m.walkIn : '', excused ? checkin.excused : ''].filter(Boolean).join(' · ')
  if (closed)
    return (
      <List label={m.roster}>
        {entries.map(entry => (
          <ListRow
            title={entry.name}
            detail={detail(entry)}
            aside={entry.present ? <StatusTag tone="success" label={m.present} /> : <StatusTag label={m.awaited} />}
          />
        ))}
      </List>
    )
  const words = { unsent: m.unsent, pending: m.pending, signIn: m.signIn, refused: m.refused }
  return (
    <div data-attendance={JSON.stringify(words)}>
      <Roster label={m.roster}>
        {entries.map(entry => (
          <RosterRow
            id={`c-${entry.childId}`}
            name={entry.name}
            detail={detail(entry)}
            present={entry.present}
            action={`${path}/ticks`}
            tickText={m.tick(entry.name)}
            fields={{
              child: entry.childId,
              present: entry.present ? 'no' : 'yes',
              ...(entry.walkIn ? { walkIn: 'yes' } : {}),
            }}
          />
        ))}
      </Roster>
    </div>
  )
}
