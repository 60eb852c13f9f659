import type { AppContext } from '../../http/env'
import type { PublicWard } from '../../publications/find-ward'
import type { PublicPlace } from '../../publications/list-places'
import { categories } from '../../shared/choices'
import { cleanLine } from '../../shared/text'
import { FilterChips } from '../design/chips'
import { SearchForm, Toolbar } from '../design/toolbar'
import { link } from './frame'

/** What a reader of a week chose, from the address. */
export type Asked = { category?: string; group?: PublicPlace; query: string }

/** @param groups those that exist, and the one that the address names by an older name */
export function readChoice(c: AppContext, groups: PublicPlace[], named?: PublicPlace): Asked {
  const category = categories.find(name => name === c.req.query('t')?.replaceAll('-', '_'))
  const group = groups.find(({ slug }) => slug === c.req.query('g')) ?? named
  return { category, group, query: cleanLine((c.req.query('q') ?? '').slice(0, 80)) }
}

/** The choice as parameters of an address. */
export const kept = ({ category, group, query }: Asked) => ({ t: category, g: group?.slug, q: query })

/** What to show of a week: a kind of activity, words to look for. */
export function WardFilters({
  c,
  ward,
  asked,
  week,
}: {
  c: AppContext
  ward: PublicWard
  asked: Asked
  week: string | null
}) {
  const m = c.get('m')
  const path = `/w/${ward.slug}`
  const chip = (category?: (typeof categories)[number]) => ({
    href: link(c, path, { ...kept(asked), t: category, week }),
    label: category ? m.categories[category] : m.all,
    category,
    current: asked.category === category,
  })
  const keep = Object.entries({ ...kept(asked), q: '', lang: c.get('language') === 'en' ? 'en' : '' })
  return (
    <Toolbar label={m.public.filter}>
      <FilterChips label={m.public.categoriesLabel} chips={[chip(), ...categories.map(chip)]} />
      <SearchForm
        action={path}
        value={asked.query}
        label={m.public.searchLabel}
        placeholder={m.public.searchPlaceholder}
        buttonText={m.search}
        keep={Object.fromEntries(keep.filter((pair): pair is [string, string] => Boolean(pair[1])))}
      />
    </Toolbar>
  )
}
