import { rfc3339 } from '../../src/shared/dates'
import type { World } from './world'

const MOST_NOTES = 14
const MOST_TURNS = 6
const MOST_POLLS = 4

export type Story = ReturnType<typeof openStory>

/** What befell a board lately, for who has to find out why something went wrong. */
export function openStory(seed: number, world: World, start: number) {
  const notes: [number, string, string][] = []
  const polls: [number, string][] = []
  const turns: [number, string][] = []
  const moment = (at: number) => `${rfc3339(at)} +${String(Math.round(((at % 1000) + 1000) % 1000)).padStart(3, '0')}ms`
  return {
    note(at: number, who: string, what: string) {
      notes.push([at, who, what])
      if (notes.length > MOST_NOTES) notes.shift()
    },
    poll(at: number, words: string) {
      polls.push([at, words])
      if (polls.length > MOST_POLLS) polls.shift()
    },
    turn(at: number, id: string) {
      turns.push([at, id])
      if (turns.length > MOST_TURNS) turns.shift()
    },
    told(at: number, rule: string, what: string): string {
      const { board, number } = world.newest()
      const lines = [
        `Violation of rule ${rule}: ${what}`,
        `  seed of this life ${seed}, ${((at - start) / 86_400_000).toFixed(2)} days in, ${moment(at)}; version ${number}`,
        `  board ${JSON.stringify(board)}`,
        ...[
          ...notes.map(([at, who, what]) => ({ at, text: `${who.padEnd(7)} ${what}` })),
          ...polls.map(([at, words]) => ({ at, text: `heard   ${words}` })),
          ...turns.map(([at, id]) => ({ at, text: `shows   ${id}` })),
        ]
          .sort((a, b) => a.at - b.at)
          .map(({ at, text }) => `  ${moment(at)}  ${text}`),
      ]
      const named = /(message|event|alert)-(\d+)/.exec(what)
      const { messages, publications, alerts } = world.newest().content
      const about = named && [...messages, ...publications, ...alerts].find(({ id }) => id === named[2])
      if (about) lines.push(`  now ${JSON.stringify(about)}`)
      return lines.join('\n')
    },
  }
}
