import { type AppContext, personalContext } from '../../../http/env'
import { ageOf } from '../../../people/ages'
import { type FamilyMember, familyOf, likelySiblings } from '../../../people/family'
import { Button } from '../../design/button'
import { Card, CardTitle } from '../../design/card'
import { List, ListRow } from '../../design/list'
import { LinkableList, type SiblingQuery, SiblingSearch } from './sibling-search'

type Props = {
  c: AppContext
  child: { id: string; groupId: string }
  groups: { id: string; name: string }[]
  /** Who was looked for beside those who share a phone. */
  asked?: SiblingQuery
}

/** The child's sisters and brothers, and who else may be one. */
export async function FamilyCard({ c, child, groups, asked }: Props) {
  const childId = child.id
  const t = c.get('m').register
  const context = personalContext(c)
  const [family, likely] = await Promise.all([familyOf(context, childId), likelySiblings(context, childId)])
  const about = ({ birthYear, gender, groupId }: FamilyMember) =>
    [
      c.get('m').people.yearsOld(ageOf(birthYear, c.get('now'))),
      c.get('m').people.genders[gender],
      groups.find(({ id }) => id === groupId)?.name,
    ]
      .filter(Boolean)
      .join(' · ')
  const at = `/staff/children/${childId}/siblings`
  return (
    <Card id="siblings">
      <CardTitle>{t.family}</CardTitle>
      {family.length ? (
        <>
          <List label={t.family}>
            {family.map(one => (
              <ListRow title={one.name} href={`/staff/children/${one.id}`} detail={about(one)} />
            ))}
          </List>
          <form method="post" action={`${at}/departure`}>
            <Button tone="quiet" small data-confirm={t.leaveConfirm}>
              {t.leave}
            </Button>
          </form>
        </>
      ) : (
        <p class="soft">{t.noFamily}</p>
      )}
      {likely.length ? (
        <>
          <p>{t.likely}</p>
          <LinkableList c={c} childId={childId} label={t.likely} list={likely} about={about} />
        </>
      ) : null}
      <SiblingSearch c={c} child={child} groups={groups} asked={asked} />
    </Card>
  )
}
