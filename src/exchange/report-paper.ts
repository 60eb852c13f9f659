/** A report ready to be written: words and numbers in their places, nothing left to decide. Always Vietnamese. */
export type ReportPaper = {
  /** In capitals, such as `PHƯỜNG TRUNG THÀNH`. */
  wardCapitals: string
  /** In a sentence: `phường Trung Thành`. */
  ward: string
  /** Where it is dated: `Trung Thành`. */
  place: string
  year: string
  /** Draft, internal or public edition. */
  mark: string
  /** Trích yếu. */
  title: string
  period: string
  intro: string
  sections: PaperSection[]
  charts: PaperChart[]
  table: PaperTable
  notes: string[]
  /** What each indicator counts, and the same once for each kind of them. */
  definitions: { name: string; unit: string; definition: string }[]
  terms: { name: string; definition: string }[]
  /** Of the signed report; null of a draft. */
  hash: string | null
  signedAt: string | null
  signature: string[]
  recipients: string[]
}

export type PaperSection = {
  heading: string
  paragraphs: string[]
  parts?: { heading: string; paragraphs: string[] }[]
}

/** A picture with what it shows in words, for those who do not see it. */
export type PaperChart = { title: string; png: Uint8Array; width: number; height: number; text: string }

/** Indicator rows × group columns and the sum. A text is a number that is not shown; null has no such breakdown. */
export type PaperTable = {
  columns: string[]
  rows: {
    label: string
    unit: string
    cells: (number | string | null)[]
    total: number | string | null
    strong: boolean
  }[]
}
