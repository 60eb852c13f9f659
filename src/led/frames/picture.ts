import type { ItemKind } from '../board-item'

/** What a frame says: the lines of a board item, most important first. */
export type FrameText = { kind: ItemKind; lines: string[] }

/** Whole pixels. */
export type Size = { width: number; height: number }

/** `mono`: a board that is only on or off, drawn without antialiasing. */
export type Colours = 'full' | 'mono'

/** The board that a frame is drawn for. */
export type FrameSize = Size & { colours: Colours }

/** One image as boards fetch it. Hashes in hex; `bytes` is the length of the PNG. */
export type Picture = Size & { png: Uint8Array; sha256: string; md5: string; bytes: number }

export type Frame = Size & {
  /** Whether the text fits one still of legible letters; then `pages` holds that one and there is no strip. */
  legible: boolean
  /** One line in an image wider than the board, to be scrolled; null when a still will do, or no image can be so wide. */
  strip: Picture | null
  /** Stills of exactly the board's size, at least one; together they say everything. */
  pages: Picture[]
}
