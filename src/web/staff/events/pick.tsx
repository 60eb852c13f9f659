import type { Typed } from '../../form'

/** What a tick stands for: events in the versions that are shown. */
export const tickOf = (events: { id: string; version: number }[]) =>
  events.map(({ id, version }) => `${id}.${version}`).join(',')

/** The events of all ticks of a form, as the verbs take them. */
export const chosenIn = ({ events = [] }: Typed) =>
  [events].flat().flatMap(value =>
    value.split(',').map(text => {
      const [id = '', version] = text.split('.')
      return { id, version: Number(version) }
    }),
  )

/** The words of a button that the script fills with how many are ticked. */
export const counted = (words: Record<'one' | 'many', string>) => ({ 'data-one': words.one, 'data-many': words.many })

type PickAllProps = { label: string; none: string; all: boolean; href: string }

/** Ticks everything on the page: a link of the page, for which the script puts a box. */
export function PickAll({ label, none, all, href }: PickAllProps) {
  return (
    <div class="queue-all">
      <a class="button button-secondary" href={href} data-pick-link>
        {all ? none : label}
      </a>
      <label class="choice" data-pick-all hidden>
        <input type="checkbox" checked={all} />
        <span>{label}</span>
      </label>
    </div>
  )
}
