import type { AppContext } from '../../../http/env'
import type { Messages } from '../../../messages'
import type { ShownChildImport } from '../../../people/get-child-import'
import type { ImportCounts } from '../../../people/import-lines'
import type { JudgedLine, LineStatus } from '../../../people/judge-lines'
import { Button, ButtonLink, ButtonRow } from '../../design/button'
import { Card } from '../../design/card'
import { FilterChips } from '../../design/chips'
import { ASSETS_VERSION } from '../../design/document'
import { EmptyState } from '../../design/empty-state'
import { ErrorSummary } from '../../design/error-summary'
import { CheckboxField } from '../../design/fields'
import { Notice } from '../../design/notice'
import { StatRow, StatTile } from '../../design/stat'
import { errorList, type Form, freshForm, typed } from '../../form'
import { groupsInReach } from '../children-groups'
import { staffPage } from '../frame'
import { ImportRows, tones } from './import-rows'

const statuses = ['new', 'changed', 'alike', 'error', 'twice', 'same'] as const
/** More than anybody reads; those to be decided are always all there. */
const MOST_SHOWN = 200

/** What would become of each row of a file, or what came of them. */
export async function importShownPage(c: AppContext, shown: ShownChildImport, form: Form = freshForm()) {
  const m = c.get('m')
  const t = m.register
  if (shown.state !== 'waiting') return importDonePage(c, shown)
  const groups = await groupsInReach(c)
  const of = (status: LineStatus) => shown.lines.filter(line => line.status === status)
  const show = statuses.find(status => status === c.req.query('show'))
  const alike = of('alike')
  const others = (show ? of(show) : shown.lines).filter(line => line.status !== 'alike')
  const rows = [...alike, ...others.sort((a, b) => urgency(b) - urgency(a)).slice(0, MOST_SHOWN)]
  const at = `/staff/children/imports/${shown.id}`
  return staffPage(
    c,
    { room: 'children', title: t.previewTitle, subheading: shown.fileName },
    <div class="stack">
      <ErrorSummary title={m.errorSummary} errors={errorList(form)} />
      <StatRow>
        {statuses
          .filter(status => status === 'new' || of(status).length)
          .map(status => (
            <StatTile
              label={t.statuses[status]}
              value={m.number(of(status).length)}
              note={t.statusNotes[status]}
              tone={tones[status]}
            />
          ))}
      </StatRow>
      <FilterChips
        label={t.filter}
        chips={[
          { href: at, label: t.all, current: !show, count: m.number(shown.lines.length) },
          ...statuses
            .filter(status => status !== 'alike' && of(status).length)
            .map(status => ({
              href: `${at}?show=${status}`,
              label: t.statuses[status],
              current: show === status,
              count: m.number(of(status).length),
            })),
        ]}
      />
      <form method="post" action={`${at}/confirmation`} class="stack" data-private>
        <Confirm m={m} lines={shown.lines} form={form} />
        <ImportRows m={m} rows={rows} groups={groups} form={form} />
        {rows.length < alike.length + others.length ? (
          <p class="soft">{t.shownOnly(m.number(rows.length), m.number(alike.length + others.length))}</p>
        ) : null}
      </form>
    </div>,
  )
}

const order: LineStatus[] = ['same', 'twice', 'new', 'changed', 'error', 'alike']
const urgency = ({ status }: JudgedLine) => order.indexOf(status)

function Confirm({ m, lines, form }: { m: Messages; lines: JudgedLine[]; form: Form }) {
  const t = m.register
  const count = (status: LineStatus) => lines.filter(line => line.status === status).length
  const [news, changed, alike] = [count('new'), count('changed'), count('alike')]
  const again = (
    <ButtonLink tone="quiet" href="/staff/children/import">
      {t.again}
    </ButtonLink>
  )
  const bad = count('error')
  if (bad && bad === lines.length)
    return (
      <Notice tone="warning" title={t.nothing} actions={again}>
        {t.nothingWhat}
      </Notice>
    )
  return (
    <div>
      {news + changed + alike + bad === 0 ? <Notice tone="success" title={t.allThere} /> : null}
      {changed ? (
        <CheckboxField
          name="updateAll"
          value="on"
          label={t.updateAll(m.number(changed))}
          checked={typed(form, 'updateAll') === 'on'}
        />
      ) : null}
      <ButtonRow>
        <Button>{news && !changed && !alike ? t.confirm(m.number(news)) : t.confirmChosen}</Button>
        {again}
      </ButtonRow>
      <p class="soft import-note">{t.confirmWhat}</p>
    </div>
  )
}

type Going = { same: string[]; other: string[]; updateAll?: string }

/** Between two parts of a long list: goes on by itself where scripts run, else with the button. */
export function importGoingPage(
  c: AppContext,
  id: string,
  chosen: Going,
  { total = 0 }: Partial<ImportCounts>,
  left: number,
) {
  const m = c.get('m')
  const t = m.register
  return staffPage(
    c,
    {
      room: 'children',
      title: t.goingTitle,
      head: <script src={`/assets/go-on.js?v=${ASSETS_VERSION}`} defer />,
    },
    <Card>
      <form method="post" action={`/staff/children/imports/${id}/confirmation`} class="stack" data-go-on>
        <p role="status">{t.going(m.number(total - left), m.number(total))}</p>
        <progress value={String(total - left)} max={String(total)} class="import-progress" aria-label={t.goingTitle} />
        <input type="hidden" name="same" value={chosen.same.join(',')} />
        <input type="hidden" name="other" value={chosen.other.join(',')} />
        {chosen.updateAll ? <input type="hidden" name="updateAll" value={chosen.updateAll} /> : null}
        <ButtonRow>
          <Button>{t.goOn}</Button>
        </ButtonRow>
      </form>
    </Card>,
  )
}

function importDonePage(c: AppContext, { state, counts, fileName }: ShownChildImport) {
  const m = c.get('m')
  const t = m.register
  const actions = (
    <>
      <ButtonLink href="/staff/children">{t.toRegister}</ButtonLink>
      <ButtonLink tone="quiet" href="/staff/children/import">
        {t.again}
      </ButtonLink>
    </>
  )
  return staffPage(
    c,
    { room: 'children', title: state === 'done' ? t.doneTitle : t.expired, subheading: fileName },
    state === 'done' ? (
      <div class="stack">
        <StatRow>
          {(['added', 'updated', 'unchanged', 'leftOut'] as const).map(name => (
            <StatTile
              label={t.counts[name]}
              value={m.number(counts[name] ?? 0)}
              note={name === 'leftOut' ? t.leftOutNote : undefined}
            />
          ))}
        </StatRow>
        <ButtonRow>{actions}</ButtonRow>
      </div>
    ) : (
      <EmptyState title={t.expired} actions={actions}>
        {m.errors.import_expired()}
      </EmptyState>
    ),
  )
}
