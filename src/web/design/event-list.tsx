import type { Child } from 'hono/jsx'
import type { Category } from '../../shared/choices'
import { CategoryTag, StatusTag, type Tone } from './tag'

export type DayGroupProps = {
  weekday: string
  /** Two digits. */
  day: string
  month: string
  /** `YYYY-MM-DD`, for machines. */
  date?: string
  today?: boolean
  children?: Child
}

/**
 * The events of one day beside the date.
 * @example <DayGroup weekday="Thứ Ba" day="09" month="tháng 6"><EventCard … /></DayGroup>
 */
export function DayGroup({ weekday, day, month, date, today, children }: DayGroupProps) {
  return (
    <section class={today ? 'day day-today' : 'day'}>
      <h3 class="day-rail">
        <time datetime={date}>
          <span>{weekday}</span> <span class="day-number">{day}</span> <span>{month}</span>
        </time>
      </h3>
      <div class="day-events">{children}</div>
    </section>
  )
}

export type EventCardProps = {
  href: string
  category: Category
  categoryLabel: string
  title: string
  time: string
  place?: string
  /** Soft words: ages, seats left, how to join. */
  meta?: Child
  /** Said in colour before the soft words, such as "Hết chỗ". */
  state?: { tone: Tone; label: string }
  /** A status of the whole event, at the right of the category. */
  status?: { tone: Tone; label: string; draft?: boolean }
  /** Does not take place at this time: postponed or cancelled. */
  off?: boolean
  /** Over: in soft ink, so that what is still to come stands out. */
  past?: boolean
  level?: 2 | 3 | 4
  children?: Child
}

/**
 * An event at a glance: time first, then place, the rest soft; the whole card leads to the event.
 * @example <EventCard href="/…" category="sports" categoryLabel="Thể thao" title="Tập bơi" time="06:30–08:00" place="Bể bơi" />
 */
export function EventCard(props: EventCardProps) {
  const {
    href,
    category,
    categoryLabel,
    title,
    time,
    place,
    meta,
    state,
    status,
    off,
    past,
    level = 4,
    children,
  } = props
  const Heading = `h${level}` as 'h4'
  return (
    <article class={`event edge-${category}${off ? ' event-off' : ''}${past ? ' event-past' : ''}`}>
      <p class="event-tags">
        <CategoryTag category={category} label={categoryLabel} /> {status ? <StatusTag {...status} /> : null}
      </p>
      <Heading class="event-title">
        <a href={href}>{title}</a>
      </Heading>
      <p>
        <strong class="event-time">{time}</strong>
        {place ? <> · {place}</> : null}
      </p>
      {state || meta ? (
        <p class="soft">
          {state ? <strong class={`say-${state.tone}`}>{state.label}</strong> : null}
          {state && meta ? ' · ' : null}
          {meta}
        </p>
      ) : null}
      {children}
    </article>
  )
}
