import { Hono } from 'hono'
import { type AppContext, type AppEnv, personalContext } from '../../../http/env'
import type { Messages } from '../../../messages'
import { type ComparedChild, compareChildren } from '../../../participation/compare-children'
import { mergeChildren } from '../../../participation/merge-children'
import { listDuplicates } from '../../../people/list-duplicates'
import { tellApart } from '../../../people/tell-apart'
import { writtenPhone } from '../../../shared/phone'
import { Button, ButtonLink, ButtonRow } from '../../design/button'
import { Card } from '../../design/card'
import { EmptyState } from '../../design/empty-state'
import { ErrorSummary } from '../../design/error-summary'
import { List, ListRow } from '../../design/list'
import { DataTable } from '../../design/table'
import { errorList, type Form, freshForm, submit } from '../../form'
import { groupsInReach } from '../children-groups'
import { staffPage } from '../frame'

/** Children who look the same: compared two by two, merged or told apart. */
export const duplicatePages = new Hono<AppEnv>()

const LIST = '/staff/children/duplicates'
const pair = `${LIST}/:child/:other`

duplicatePages.get(LIST, async c => {
  const m = c.get('m')
  const t = m.register
  const { pairs, total } = await listDuplicates(personalContext(c))
  const groups = await groupsInReach(c)
  const about = ({ birthYear, groupId }: { birthYear: number; groupId: string }) =>
    [m.people.bornIn(birthYear), groups.find(({ id }) => id === groupId)?.name].filter(Boolean).join(', ')
  return staffPage(
    c,
    {
      room: 'children',
      title: t.duplicatesTitle,
      subheading: t.duplicatesWhat,
      actions: (
        <ButtonLink href="/staff/children" tone="secondary">
          {m.back}
        </ButtonLink>
      ),
    },
    pairs.length ? (
      <Card>
        <p class="soft">{total > pairs.length ? t.pairsShown(pairs.length, total) : t.pairCount(total)}</p>
        <List label={t.duplicatesTitle}>
          {pairs.map(({ children: [one, other], why }) => (
            <ListRow
              title={one.name === other.name ? one.name : `${one.name} – ${other.name}`}
              detail={
                <>
                  <p>
                    {about(one)} · {about(other)}
                  </p>
                  <p>{t.likeness[why]}</p>
                </>
              }
              aside={
                <ButtonLink href={`${LIST}/${one.id}/${other.id}`} tone="secondary" small>
                  {t.compare}
                </ButtonLink>
              }
            />
          ))}
        </List>
      </Card>
    ) : (
      <EmptyState title={t.noPairs}>{t.noPairsWhat}</EmptyState>
    ),
  )
})

duplicatePages.get(pair, c => comparePage(c, freshForm()))

duplicatePages.post(pair, c =>
  submit(
    c,
    async ({ action, ...versions }) => {
      const { child, other } = c.req.param()
      if (action === 'apart') {
        await tellApart(personalContext(c), child!, other!)
        return `${LIST}?done=saved`
      }
      const [keep, gone] = action === 'second' ? [other, child] : [child, other]
      const [first, second] = [versions.firstVersion, versions.secondVersion]
      const [keepVersion, otherVersion] = action === 'second' ? [second, first] : [first, second]
      await mergeChildren(personalContext(c), { keep, keepVersion, other: gone, otherVersion })
      return `/staff/children/${keep}?done=merged`
    },
    form => comparePage(c, form),
  ),
)

async function comparePage(c: AppContext, form: Form) {
  const m = c.get('m')
  const t = m.register
  const { child, other } = c.req.param()
  const both = await compareChildren(personalContext(c), child!, other!)
  const groups = await groupsInReach(c)
  const group = (id: string) => groups.find(one => one.id === id)?.name ?? ''
  return staffPage(
    c,
    { room: 'children', title: t.compareTitle, subheading: t.compareWhat },
    <form method="post" action={`${LIST}/${child}/${other}`} class="stack" data-private>
      <ErrorSummary title={m.errorSummary} errors={errorList(form)} />
      <input type="hidden" name="firstVersion" value={String(both[0].version)} />
      <input type="hidden" name="secondVersion" value={String(both[1].version)} />
      <Card>
        <DataTable
          caption={t.compareTitle}
          hideCaption
          columns={[
            { key: 'what', label: t.compareWhich, quiet: true },
            { key: 'first', label: t.first },
            { key: 'second', label: t.second },
          ]}
          rows={rowsOf(m, both, group).map(([what, first, second]) => ({
            what,
            first: <Side text={first} differs={first !== second} />,
            second: <Side text={second} differs={first !== second} />,
          }))}
        />
      </Card>
      <ButtonRow>
        <Button tone="secondary" name="action" value="first" data-confirm={t.mergeConfirm}>
          {t.keepFirst}
        </Button>
        <Button tone="secondary" name="action" value="second" data-confirm={t.mergeConfirm}>
          {t.keepSecond}
        </Button>
        <Button name="action" value="apart">
          {t.areTwo}
        </Button>
      </ButtonRow>
    </form>,
  )
}

const Side = ({ text, differs }: { text: string; differs: boolean }) =>
  differs && text ? <strong>{text}</strong> : <span>{text || '–'}</span>

function rowsOf(m: Messages, both: [ComparedChild, ComparedChild], group: (id: string) => string) {
  const t = m.people
  const row = (label: string, of: (child: ComparedChild) => string): [string, string, string] => [
    label,
    of(both[0]),
    of(both[1]),
  ]
  const circumstances = (child: ComparedChild) =>
    [
      child.household === 'none' ? '' : t.households[child.household],
      child.specialCircumstances ? t.specialCircumstances : '',
      child.ethnicMinority ? t.ethnicMinority : '',
    ]
      .filter(Boolean)
      .join(', ')
  return [
    row(t.name, child => child.name),
    row(t.birthYear, child => String(child.birthYear)),
    row(t.gender, child => t.genders[child.gender]),
    row(t.group, child => group(child.groupId)),
    row(t.phone, child => (child.phone ? writtenPhone(child.phone) : '')),
    row(t.guardian, ({ guardian }) =>
      guardian
        ? [guardian.name, t.relations[guardian.relation], guardian.phone && writtenPhone(guardian.phone)]
            .filter(Boolean)
            .join(', ')
        : '',
    ),
    row(t.circumstances, circumstances),
    row(m.register.places, child => String(child.places)),
    row(m.register.attendances, child => String(child.attendances)),
  ]
}
