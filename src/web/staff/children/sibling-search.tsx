import { type AppContext, personalContext } from '../../../http/env'
import type { FamilyMember } from '../../../people/family'
import { searchSiblings } from '../../../people/search-siblings'
import { Button } from '../../design/button'
import { SelectField, TextField } from '../../design/fields'
import { List, ListRow } from '../../design/list'
import { optionsOf } from '../../form'

/** What was looked for, as it was typed. */
export type SiblingQuery = { groupId: string; q: string }

type Props = {
  c: AppContext
  child: { id: string; groupId: string }
  groups: { id: string; name: string }[]
  asked?: SiblingQuery
}

/** A search among a group's children for sisters and brothers who share no phone. Posted: a name must not stand in an address. */
export async function SiblingSearch({ c, child, groups, asked }: Props) {
  const m = c.get('m')
  const t = m.register
  const found = asked && (await searchSiblings(personalContext(c), child.id, asked))
  return (
    <details open={!!found}>
      <summary>{t.findSibling}</summary>
      <div class="stack">
        <form class="stack" method="post" action={`/staff/children/${child.id}/siblings/search#siblings`} data-private>
          {groups.length > 1 ? (
            <SelectField
              id="sibling-group"
              name="groupId"
              label={m.people.group}
              value={asked?.groupId || child.groupId}
              options={optionsOf(groups)}
            />
          ) : null}
          <TextField
            id="sibling-q"
            type="search"
            name="q"
            label={m.people.searchChild}
            hint={t.siblingHint}
            value={asked?.q}
            maxlength={120}
            autocomplete="off"
          />
          <div>
            <Button tone="secondary">{m.search}</Button>
          </div>
        </form>
        {found?.items.length ? (
          <>
            {found.total > found.items.length ? (
              <p class="soft">{t.siblingsShown(found.items.length, found.total)}</p>
            ) : null}
            <LinkableList c={c} childId={child.id} label={t.findSibling} list={found.items} about={bornIn(t.bornIn)} />
          </>
        ) : null}
        {found && !found.items.length ? <p class="soft">{`${m.people.noneFound}. ${m.people.noneFoundHint}`}</p> : null}
      </div>
    </details>
  )
}

const bornIn = (say: (year: number) => string) => (one: FamilyMember) => say(one.birthYear)

type LinkableProps = {
  c: AppContext
  childId: string
  label: string
  list: FamilyMember[]
  about: (one: FamilyMember) => string
}

/** Children, each with a button that says it is a sister or brother. */
export function LinkableList({ c, childId, label, list, about }: LinkableProps) {
  const t = c.get('m').register
  return (
    <List label={label}>
      {list.map(one => (
        <ListRow
          title={one.name}
          href={`/staff/children/${one.id}`}
          detail={about(one)}
          aside={
            <form method="post" action={`/staff/children/${childId}/siblings`}>
              <input type="hidden" name="sibling" value={one.id} />
              <Button tone="secondary" small aria-label={t.linkOf(one.name)}>
                {t.link}
              </Button>
            </form>
          }
        />
      ))}
    </List>
  )
}
