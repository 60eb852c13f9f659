/** The table of a report: indicator rows × residential-group columns and the sum of the ward. Counts only. */
export type Figures = {
  schemaVersion: 1
  /** The residential groups as they were called when the table was made, in their order. */
  columns: { id: string; name: string }[]
  rows: FigureRow[]
}

export type FigureRow = {
  /** Stable name of the indicator, such as `children.poor`; its words and definition are in `messages`. */
  indicator: string
  /** `children`: số em, distinct. `attendances`: lượt. They are never added to each other. */
  unit: 'children' | 'attendances' | 'sessions' | 'percent'
  /** One for each column; null where the indicator has no such breakdown. */
  cells: (number | null)[]
  total: number | null
}
