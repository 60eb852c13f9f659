import type { Figures } from '../../src/reports/figures'
import { suppress } from '../../src/reports/suppress'
import { readAsStranger } from './reader'
import { solve } from './solve'
import { hasWitness } from './witness'
import { inventFigures } from './world'

const CIRCUMSTANCES = /\.(poor|nearPoor|special|ethnicMinority)$/

/** What is wrong with the published table of one invented ward; null when nothing is. */
export function violationOf(seed: number): string | null {
  const figures = inventFigures(seed)
  const published = suppress(figures)
  const truth = (indicator: string, column: number) => {
    const row = figures.rows.find(one => one.indicator === indicator)!
    return (column === figures.columns.length ? row.total : row.cells[column])!
  }
  const shown = (indicator: string, column: number) => {
    const row = published.rows.find(one => one.indicator === indicator)
    return column === figures.columns.length ? row?.total : row?.cells[column]
  }
  for (const { indicator, unit, cells, total } of published.rows) {
    if (CIRCUMSTANCES.test(indicator) && cells.some(cell => cell !== null)) return `${indicator} by group`
    for (const [column, cell] of [...cells, total].entries()) {
      if (cell === null || unit === 'sessions') continue
      const at = `${indicator}@${column}`
      if (unit === 'percent') {
        const cut = indicator.slice('share.'.length)
        const isOpen = ['children', 'register', 'census'].every(family => shown(`${family}.${cut}`, column) !== '…')
        if (cell !== '…' && !isOpen) return `${at} tells a hidden number`
      } else if (cell === '…') {
        if (truth(indicator, column) === 0) return `${at} hides a nought`
      } else if (cell !== truth(indicator, column)) return `${at} is not what was counted`
      else if (cell >= 1 && cell <= 4) return `${at} is ${cell}`
    }
  }
  const known = readAsStranger(published, truth)
  for (const unknown of known.hidden.keys()) {
    const verdict = solve(known, unknown)
    if (verdict === 'solved') return `${unknown} can only be ${known.hidden.get(unknown)}`
    if (verdict === 'too long' && !hasWitness(figures, published, known, unknown))
      return `${unknown} is not shown to be anything but ${known.hidden.get(unknown)}`
  }
  const again = suppress(structuredClone(figures))
  return JSON.stringify(again) === JSON.stringify(published) ? null : 'another table the second time'
}

/** How much of what is counted stays in sight, for the proof's own report. */
export function countHidden(figures: Figures): { hidden: number; all: number } {
  const cells = suppress(figures)
    .rows.flatMap(row => [...row.cells, row.total])
    .filter(cell => cell !== null)
  return { hidden: cells.filter(cell => cell === '…').length, all: cells.length }
}

/** The n-th ward of a proof's seed. */
export const seedOf = (seed: number, run: number): number =>
  (Math.imul(seed, 0x9e3779b1) + Math.imul(run, 0x85ebca6b)) >>> 0
