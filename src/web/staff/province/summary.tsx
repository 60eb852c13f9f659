import type { AppContext } from '../../../http/env'
import type { Messages } from '../../../messages'
import { cutNames } from '../../../participation/cuts'
import type { ProvinceSummary } from '../../../reports/province-summary'
import { ShareBars } from '../../design/bars'
import { ButtonLink } from '../../design/button'
import { Card, CardTitle } from '../../design/card'
import { EmptyState } from '../../design/empty-state'
import { Notice } from '../../design/notice'
import { StatRow, StatTile } from '../../design/stat'
import { DataTable } from '../../design/table'
import { staffPage } from '../frame'
import { PeriodForm } from './period-form'
import { Wards, wardLabel } from './wards'

type Props = { m: Messages; summary: ProvinceSummary }

/** A province's wards with the signed reports of one period, their sum, and how far each has come. */
export function summaryPage(c: AppContext, summary: ProvinceSummary) {
  const m = c.get('m')
  const words = m.reportDocuments.province
  const { period } = summary
  const name = period ? m.reportDocuments.period(period.period, period.from, period.to) : words.nothing
  const signed = summary.wards.filter(({ report }) => report !== null)
  const download = period ? (
    <ButtonLink
      href={`/staff/province/files/summary.xlsx?from=${period.from}&to=${period.to}`}
      tone="secondary"
      icon="download"
      download
    >
      {words.export}
    </ButtonLink>
  ) : null
  return staffPage(
    c,
    {
      room: 'province',
      title: words.title,
      subheading: words.subtitle(summary.provinceName, name),
      actions: signed.length ? download : null,
    },
    <>
      <PeriodForm m={m} summary={summary} />
      {signed.length ? (
        <>
          <Tiles m={m} summary={summary} />
          <Notice>{words.restricted}</Notice>
          <Sum m={m} summary={summary} />
          <Compared m={m} summary={summary} />
        </>
      ) : (
        <EmptyState title={words.nothing}>{words.nothingHelp}</EmptyState>
      )}
      <Wards m={m} summary={summary} />
    </>,
  )
}

const shareOf = (part: number, whole: number) => (whole === 0 ? null : part / whole)

function Tiles({ m, summary: { wards, children, attendances, sessions } }: Props) {
  const words = m.reportDocuments.province
  const signed = wards.filter(({ report }) => report).length
  const share = shareOf(children.all.added, children.all.base)
  return (
    <StatRow>
      <StatTile
        label={words.wards}
        value={`${m.number(signed)} / ${m.number(wards.length)}`}
        note={m.reportDocuments.states.signed}
      />
      <StatTile
        label={m.reportDocuments.who.all}
        value={rangeOf(m, children.all)}
        note={share === null ? undefined : words.columns.share.concat(': ', m.percent(share))}
      />
      <StatTile label={m.reportDocuments.who.poor} value={rangeOf(m, children.poor)} />
      <StatTile
        label={words.attendances}
        value={m.number(attendances)}
        note={`${words.sessions}: ${m.number(sessions)}`}
      />
    </StatRow>
  )
}

const rangeOf = (m: Messages, { atLeast, atMost }: ProvinceSummary['children']['all']) =>
  atLeast === atMost ? m.number(atMost) : `${m.number(atLeast)}–${m.number(atMost)}`

/** The wards that have signed, the least reached first, against the whole province. */
function Compared({ m, summary }: Props) {
  const words = m.reportDocuments.province
  const { added, base } = summary.children.all
  const overall = shareOf(added, base)
  const wards = summary.wards
    .flatMap(one => (one.figures ? [{ ...one, figures: one.figures }] : []))
    .sort((a, b) => (a.figures.all.share ?? 101) - (b.figures.all.share ?? 101))
  return (
    <Card>
      <CardTitle>{words.compare}</CardTitle>
      <ShareBars
        reference={overall === null ? undefined : { share: overall, label: words.overall(m.percent(overall)) }}
        rows={wards.map(({ ward, figures: { all } }) => ({
          label: wardLabel(m, ward),
          share: all.share === null ? null : all.share / 100,
          text: all.share === null ? '–' : `${m.number(all.share)}% · ${m.number(all.children)}`,
          tone: overall !== null && all.children < overall * all.base ? 'warning' : 'success',
        }))}
      />
    </Card>
  )
}

/** What the wards make together: in bounds, where a child may be in two of them. */
function Sum({ m, summary }: Props) {
  const words = m.reportDocuments.province
  const { all } = summary.children
  const signed = summary.wards.filter(({ report }) => report).length
  const right = (key: string, label: string) => ({ key, label, align: 'right' as const })
  return (
    <Card>
      <CardTitle note={words.sumNote}>{words.sum}</CardTitle>
      <p>
        <strong>{words.plain(m.number(all.atLeast), m.number(all.atMost))}</strong>{' '}
        {signed > 1 ? words.toldApart(m.number(all.recognised), m.number(all.unknown)) : null}
      </p>
      <div class="report-figures">
        <DataTable
          caption={words.sum}
          hideCaption
          wide
          dense
          columns={[
            { key: 'who', label: words.columns.who },
            right('atLeast', words.columns.atLeast),
            right('atMost', words.columns.atMost),
            right('added', words.columns.added),
            right('recognised', words.columns.twice),
            right('unknown', words.columns.unknown),
            right('base', words.columns.base),
          ]}
          rows={cutNames
            .filter(cut => cut !== 'otherGender' || summary.children[cut].base > 0)
            .map(cut => {
              const { atLeast, atMost, added, recognised, unknown, base } = summary.children[cut]
              return {
                who: m.reportDocuments.who[cut],
                atLeast: m.number(atLeast),
                atMost: m.number(atMost),
                added: m.number(added),
                recognised: m.number(recognised),
                unknown: m.number(unknown),
                base: m.number(base),
              }
            })}
        />
      </div>
    </Card>
  )
}
