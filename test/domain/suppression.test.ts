import { describe, expect, test } from 'vitest'
import { seedOf, violationOf } from '../../proof/suppression/check'
import { figuresOfKids, inventKids } from '../../proof/suppression/world'
import { type Figures, rowOf } from '../../src/reports/figures'
import { HIDDEN, suppress } from '../../src/reports/suppress'

const columns = ['Đông Cao', 'Tân Phú', 'Hợp Thành'].map(name => ({ id: name, name }))
const row = (indicator: string, cells: number[]): Figures['rows'][number] => ({
  ...{ indicator, unit: 'children', cells },
  total: cells.reduce((sum, cell) => sum + cell, 0),
})
const table = (...rows: Figures['rows']): Figures => ({ schemaVersion: 1, columns, rows })
const cellsOf = (figures: Figures, indicator: string) => rowOf(suppress(figures), indicator)!.cells

describe('published figures', () => {
  test('hide a small number and another one, so that the sum does not tell it', () => {
    const cells = cellsOf(table(row('children.age16to17', [3, 20, 60])), 'children.age16to17')
    expect(cells).toEqual([HIDDEN, HIDDEN, 60])
  })

  test('hide a third number where two could only be one each', () => {
    const cells = cellsOf(table(row('children.age16to17', [1, 1, 60])), 'children.age16to17')
    expect(cells.filter(cell => cell === HIDDEN)).toHaveLength(3)
  })

  test('show noughts and numbers from five on as they are', () => {
    const figures = table(row('children.age16to17', [0, 5, 60]))
    expect(suppress(figures).rows[0]).toEqual(figures.rows[0])
  })

  test('never tell circumstances by group, and hide a share whose number is hidden', () => {
    const figures = figuresOfKids(inventKids(3, { groups: 3, children: 300, reach: 0.02, poverty: 0.1 }))
    const published = suppress(figures)
    for (const cut of ['poor', 'nearPoor', 'special', 'ethnicMinority'])
      for (const family of ['children', 'register', 'share'])
        expect(rowOf(published, `${family}.${cut}`)!.cells).toEqual(figures.columns.map(() => null))
    for (const { indicator, cells, total } of published.rows.filter(one => one.indicator.startsWith('children.')))
      for (const [at, cell] of [...cells, total].entries()) {
        if (cell !== HIDDEN) continue
        const share = rowOf(published, indicator.replace('children', 'share'))!
        expect([...share.cells, share.total][at]).toBe(HIDDEN)
      }
  })

  test('stand by what a ward has in sum: its children, and its attendances, are shown where they can be', () => {
    const figures = figuresOfKids(inventKids(5, { groups: 9, children: 900, reach: 0.4, poverty: 0.1 }))
    const published = suppress(figures)
    expect(rowOf(published, 'children.all')!.total).toBe(rowOf(figures, 'children.all')!.total)
    expect(rowOf(published, 'attendances.all')!.total).toBe(rowOf(figures, 'attendances.all')!.total)
  })

  test('of sixty invented wards nothing hidden can be solved', () => {
    for (let run = 0; run < 60; run++) expect(violationOf(seedOf(20260609, run)), `ward ${run}`).toBeNull()
  })

  test('are made in a moment for a ward of forty groups', () => {
    const figures = figuresOfKids(inventKids(9, { groups: 40, children: 4000, reach: 0.5, poverty: 0.1 }))
    const before = performance.now()
    suppress(figures)
    expect(performance.now() - before).toBeLessThan(2000)
  })
})
