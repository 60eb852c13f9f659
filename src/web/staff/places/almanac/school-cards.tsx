import type { Messages } from '../../../../messages'
import type { findWard } from '../../../../places/find-ward'
import type { listPeriods } from '../../../../places/list-periods'
import type { listTerms } from '../../../../places/list-terms'
import { schoolYearOf, usualTerms } from '../../../../places/usual-almanac'
import { writtenDate } from '../../../../shared/dates'
import { Button, ButtonLink, ButtonRow } from '../../../design/button'
import { Card, CardTitle } from '../../../design/card'
import { EmptyState } from '../../../design/empty-state'
import { List, ListRow } from '../../../design/list'
import { DataTable } from '../../../design/table'
import { StatusTag } from '../../../design/tag'
import { dayOfYearText } from './storms'

const ALMANAC = '/staff/places/almanac'
const MORNING = 5

type Common = { m: Messages; isAdmin: boolean }
type Terms = Awaited<ReturnType<typeof listTerms>>

/** The weeks of school. The usual ones are offered for this school year and the next, where a term of them is free. */
export function TermsCard({ m, isAdmin, terms, today }: Common & { terms: Terms; today: string }) {
  const t = m.almanac.term
  const schoolYear = schoolYearOf(today)
  const offered = [schoolYear, schoolYear + 1].filter(year =>
    usualTerms(year).some(usual => !terms.some(term => term.startsOn <= usual.endsOn && term.endsOn >= usual.startsOn)),
  )
  const note = isAdmin && offered.length ? t.addUsualNote : null
  const actions = isAdmin ? (
    <>
      {offered.map(year => (
        <form method="post" action={`${ALMANAC}/usual-terms`}>
          <input type="hidden" name="year" value={String(year)} />
          <Button tone="secondary">{t.addUsual(year)}</Button>
        </form>
      ))}
      <ButtonLink href={`${ALMANAC}/terms/new`} tone="secondary" icon="plus">
        {t.add}
      </ButtonLink>
    </>
  ) : null
  return (
    <Card id="terms">
      <CardTitle note={t.note}>{t.title}</CardTitle>
      {terms.length ? (
        <>
          <List label={t.title}>
            {terms.map(({ id, name, startsOn, endsOn }) => (
              <ListRow
                title={name}
                href={isAdmin ? `${ALMANAC}/terms/${id}` : undefined}
                detail={`${writtenDate(startsOn)} – ${writtenDate(endsOn)}`}
                muted={endsOn < today}
                aside={startsOn <= today && endsOn >= today ? <StatusTag tone="success" label={t.current} /> : null}
              />
            ))}
          </List>
          {note ? <p class="soft almanac-note">{note}</p> : null}
          <ButtonRow>{actions}</ButtonRow>
        </>
      ) : (
        <EmptyState title={t.empty} level={3} actions={actions}>
          {[t.emptyNote, note].filter(Boolean).join(' ')}
        </EmptyState>
      )}
    </Card>
  )
}

/** The times of the lessons. */
export function BellCard({ m, isAdmin, periods }: Common & { periods: Awaited<ReturnType<typeof listPeriods>> }) {
  const t = m.almanac.bell
  const halves = (
    [
      [t.morning, periods.filter(({ number }) => number <= MORNING)],
      [t.afternoon, periods.filter(({ number }) => number > MORNING)],
    ] as const
  ).filter(([, half]) => half.length)
  const edit = isAdmin ? (
    <ButtonLink href={`${ALMANAC}/bell`} tone="secondary" icon="edit">
      {t.edit}
    </ButtonLink>
  ) : null
  return (
    <Card id="bell">
      <CardTitle note={t.note}>{t.title}</CardTitle>
      {periods.length ? (
        <>
          <div class="bell">
            {halves.map(([caption, half]) => (
              <DataTable
                caption={caption}
                hideCaption
                wide
                dense
                columns={[
                  { key: 'number', label: t.lesson },
                  { key: 'startsAt', label: t.startsAt },
                  { key: 'endsAt', label: t.endsAt },
                ]}
                rows={half.map(({ number, startsAt, endsAt }) => ({ number, startsAt, endsAt }))}
              />
            ))}
          </div>
          <ButtonRow>{edit}</ButtonRow>
        </>
      ) : (
        <EmptyState title={t.empty} level={3} actions={edit}>
          {isAdmin ? t.emptyNote : null}
        </EmptyState>
      )}
    </Card>
  )
}

/** Between which days of the year outdoor events are warned of storms. */
export function StormsCard({ m, isAdmin, ward }: Common & { ward: Awaited<ReturnType<typeof findWard>> }) {
  const t = m.almanac.storms
  return (
    <Card id="storms">
      <CardTitle note={t.note}>{t.title}</CardTitle>
      <p>
        <strong>{t.everyYear(dayOfYearText(ward.stormsFrom), dayOfYearText(ward.stormsTo))}</strong>
      </p>
      {isAdmin ? (
        <ButtonRow>
          <ButtonLink href={`${ALMANAC}/storms`} tone="secondary" icon="edit">
            {t.edit}
          </ButtonLink>
        </ButtonRow>
      ) : null}
    </Card>
  )
}
