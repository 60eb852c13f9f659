export type TableColumn = {
  header: string
  /** In characters. */
  width: number
  /** A `date` is `YYYY-MM-DD` and a `time` is `HH:MM`, made real ones; other texts in such a column stay texts. */
  type: 'text' | 'number' | 'date' | 'time'
  /** A list to choose from as Excel writes it: `"one,two"`, or cells such as `'Lists'!$A$2:$A$9`. */
  choices?: string
}

export type TableSheet = {
  /** At most 31 characters, without `[ ] : * ? / \`. */
  name: string
  /** A line above the headings. */
  title?: string
  /** Lines between the title and the headings. */
  under?: string[]
  /** How many columns at the left stay in sight and on every printed page. */
  keptColumns?: number
  /** Over how many pages side by side it is printed; one where left out. */
  pagesWide?: number
  columns: TableColumn[]
  rows: (string | number | null)[][]
}
