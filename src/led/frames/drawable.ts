import { isKnown } from './measure'

/**
 * What of a text no frame can show, each once, in order: as it looks (an emoji, a Chinese letter), or as `U+202E` where
 * there is nothing to see. Line breaks count as spaces. Empty: all of it can be drawn.
 */
export function undrawable(text: string): string[] {
  const found = new Set<string>()
  for (const { segment } of clusters.segment(text.normalize('NFC'))) {
    const wrong = [...segment].filter(character => !isKnown(character) && !isSpace(character))
    if (!wrong.length) continue
    if (/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(segment)) found.add(segment)
    else for (const character of wrong) found.add(isSeen(character) ? character : codeOf(character))
  }
  return [...found]
}

/**
 * A text as frames show it: NFC, one line, without what cannot be drawn. Letters in fancy dress (𝐆𝐨̣𝐢, １１１) become plain
 * ones. For texts that fill in by themselves; what staff type is refused with `undrawable` instead.
 */
export const drawableText = (text: string): string =>
  [...text.normalize('NFC')]
    .map(character => (isKnown(character) ? character : character.normalize('NFKC')))
    .join('')
    .normalize('NFC')
    .replace(/./gsu, character => (isKnown(character) ? character : isSeen(character) || isSpace(character) ? ' ' : ''))
    .replace(/ +/g, ' ')
    .trim()

const clusters = new Intl.Segmenter('vi', { granularity: 'grapheme' })

/** The byte order mark counts as a space in patterns only. */
const isSpace = (character: string) => /[^\S\ufeff]/u.test(character)

/** Marks and controls show nothing by themselves. */
const isSeen = (character: string) => !/[\p{M}\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u.test(character)

const codeOf = (character: string) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
