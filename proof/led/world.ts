import type { Board, BoardContent } from '../../src/led/resolve-timeline'
import type { Publication, PublicOccurrence } from '../../src/publications/publication'
import { DAY, HOUR, instantOf, MINUTE } from '../../src/shared/dates'
import { aBoard, aMessage, anEvent, anException, aText, aWindow, boundsOf, TAGS } from './content'
import type { Random } from './random'

/** All that decides what a board shows, from `at` until the next version. */
export type Version = { number: number; at: number; board: Board; content: BoardContent; revoked: boolean }

export type World = ReturnType<typeof openWorld>

/** What counts which kind of change. */
export type Change = 'edits' | 'withdrawals' | 'cancellations' | 'moves' | 'alerts' | 'alerts ended' | 'keys revoked'

/** A ward with one board and everything that is done to it, from the start of `day` on for ten days. */
export function openWorld(random: Random, screenId: string, day: string) {
  const start = instantOf(day)
  let made = 0
  const newId = () => `${++made}`
  const aMoment = () => start + random.between(-DAY, 11 * DAY)
  const versions: Version[] = [
    {
      ...{ number: 0, at: Number.NEGATIVE_INFINITY, revoked: false, board: aBoard(random, screenId, day) },
      content: {
        messages: Array.from({ length: random.int(0, 8) }, () => aMessage(random, newId(), day)),
        publications: Array.from({ length: random.int(0, 6) }, () => anEvent(random, newId(), aMoment())),
        hotlines: [{ name: 'Tổng đài', phone: '111' }, ...random.some([{ name: 'Công an', phone: '+842083123456' }])],
        alerts: [],
      },
    },
  ]
  const newest = () => versions.at(-1)!

  function become(at: number, { board, revoked, ...content }: Partial<Version> & Partial<BoardContent>) {
    const last = newest()
    versions.push({
      ...{ number: versions.length, at, board: board ?? last.board, revoked: revoked ?? last.revoked },
      content: { ...last.content, ...content },
    })
  }

  const replaced = <T extends { id: string }>(list: T[], id: string, next: T | null): T[] =>
    list.flatMap(one => (one.id === id ? (next ? [next] : []) : [one]))

  function changeMessage(at: number): [Change, string] | null {
    const { messages } = newest().content
    const one = random.pick(messages)
    if (!one || (messages.length < 9 && random.chance(0.4))) {
      const added = aMessage(random, newId(), day)
      become(at, { messages: [...messages, added] })
      return ['edits', `message ${added.id} approved`]
    }
    // An edit takes it off the boards, and may be approved at once.
    const version = one.version + 2
    const deed = random.pick(['withdrawn', 'reworded', 'other windows', 'other share'] as const)
    const next = {
      withdrawn: null,
      reworded: { ...one, version, text: aText(random, `Lời ${one.id} bản ${version}`) },
      'other windows': { ...one, version, windows: [aWindow(random, day)] },
      'other share': { ...one, version, share: random.pick([null, 5, 50]) },
    }[deed]
    become(at, { messages: replaced(messages, one.id, next) })
    return [next ? 'edits' : 'withdrawals', `message ${one.id} ${deed}`]
  }

  function changeEvent(at: number): [Change, string] | null {
    const { publications } = newest().content
    // Rather what is near, best what runs.
    const near = publications.filter(({ lastEndsAt }) => lastEndsAt > at)
    const running = near.filter(({ firstStartsAt }) => firstStartsAt < at + HOUR)
    const one = random.pick(running.length ? running : near)
    if (!one || (near.length < 8 && random.chance(0.4))) {
      const added = anEvent(random, newId(), at + random.lasting(MINUTE, 4 * DAY))
      become(at, { publications: [...publications, added] })
      return ['edits', `event ${added.id} published`]
    }
    const { payload } = one
    const change = (own: Partial<Publication>, parts: Partial<Publication['payload']> = {}): Publication => {
      const next = { ...one, ...own, sequence: one.sequence + 1, modifiedAt: at, payload: { ...payload, ...parts } }
      return { ...next, ...boundsOf(next.payload.occurrences) }
    }
    const meeting = random.pick(payload.occurrences)
    const meet = (own: Partial<PublicOccurrence>) =>
      change({}, { occurrences: payload.occurrences.map(o => (o === meeting ? { ...o, ...own } : o)) })
    const shift = random.pick([-1, 1]) * Math.round(random.lasting(5, 2880)) * MINUTE
    const deeds: [Change, string, () => Publication | null][] = [
      ['cancellations', `meeting ${meeting.id} cancelled`, () => meet({ status: 'cancelled', reason: 'Mưa' })],
      ['cancellations', `meeting ${meeting.id} postponed`, () => meet({ status: 'postponed', reason: 'Mưa' })],
      [
        'cancellations',
        'cancelled',
        () => change({ status: 'cancelled' }, { notice: { kind: 'cancelled', reason: 'Bão' } }),
      ],
      ['cancellations', 'postponed', () => change({}, { notice: { kind: 'postponed', reason: 'Bão' } })],
      ['withdrawals', 'withdrawn', () => null],
      ['edits', 'called back', () => change({ status: 'published' }, { notice: null })],
      ['edits', `meeting ${meeting.id} on again`, () => meet({ status: 'scheduled', reason: null })],
      ['edits', 'renamed', () => change({}, { title: `Buổi ${one.id} đổi ${one.sequence}` })],
      [
        'moves',
        `meeting ${meeting.id} moved by ${shift / MINUTE} min`,
        () => meet({ startsAt: meeting.startsAt + shift, endsAt: meeting.endsAt + shift }),
      ],
    ]
    const [kind, words, next] = random.pick(deeds)
    become(at, { publications: replaced(publications, one.id, next()) })
    return [kind, `event ${one.id}: ${words}`]
  }

  function changeBoard(at: number): [Change, string] {
    const { board } = newest()
    const { opensAt, closesAt } = aBoard(random, screenId, day)
    const deeds: [string, () => Partial<Board>][] = [
      ['hours', () => ({ opensAt, closesAt })],
      ['an exception', () => ({ hourExceptions: [anException(random, day)] })],
      ['freezes', () => ({ freezes: !board.freezes })],
      ['tags', () => ({ tags: random.some(TAGS) })],
    ]
    const [words, own] = random.pick(deeds)
    become(at, { board: { ...board, ...own() } })
    return ['edits', `board: ${words}`]
  }

  function changeAlert(at: number): [Change, string] {
    const { alerts } = newest().content
    const running = alerts.filter(({ raisedAt, expiresAt }) => raisedAt <= at && at < expiresAt)
    if (running.length && random.chance(0.6)) {
      const one = random.pick(running)
      become(at, { alerts: replaced(alerts, one.id, { ...one, expiresAt: at }) })
      return ['alerts ended', `alert ${one.id} ended`]
    }
    const id = newId()
    const screenIds = random.pick([[], [], [screenId], ['another']])
    const expiresAt = at + Math.round(random.lasting(5, 600)) * MINUTE
    become(at, { alerts: [...alerts, { id, text: `Nước lên ${id}`, screenIds, raisedAt: at, expiresAt }] })
    return ['alerts', `alert ${id} raised${screenIds.length ? ` for ${screenIds}` : ''}`]
  }

  return {
    start,
    versions,
    newest,
    /** Something is changed by somebody; `at` is whole milliseconds. */
    change(at: number): [Change, string] | null {
      const { revoked } = newest()
      if (revoked || random.chance(0.01)) {
        become(at, { revoked: !revoked })
        return ['keys revoked', revoked ? 'key given back' : 'key revoked']
      }
      return random.pick([changeMessage, changeMessage, changeEvent, changeEvent, changeBoard, changeAlert])(at)
    },
  }
}
