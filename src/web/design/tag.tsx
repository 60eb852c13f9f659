import type { Category } from '../../shared/choices'

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger' | 'plum'

/**
 * The category of an event, in its colour and in words.
 * @example <CategoryTag category="sports" label="Thể thao" />
 */
export function CategoryTag({ category, label }: { category: Category; label: string }) {
  return <span class={`tag cat-${category}`}>{label}</span>
}

/**
 * A status in words; `draft` hatches it like drafts in the calendar.
 * @example <StatusTag tone="warning" label="chờ duyệt" />
 */
export function StatusTag({ tone = 'neutral', label, draft }: { tone?: Tone; label: string; draft?: boolean }) {
  return <span class={draft ? 'tag tag-draft' : `tag tone-${tone}`}>{label}</span>
}
