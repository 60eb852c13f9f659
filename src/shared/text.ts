// Control and format characters other than newline: C0, C1, zero-width and bidirectional ones, and what no XML may hold.
const unwanted =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]/g

/** One line of people's text: NFC, without control or direction characters, spaces collapsed, trimmed. */
export const cleanLine = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\r\n\t\u2028\u2029]/g, ' ')
    .replace(unwanted, '')
    .replace(/\s+/g, ' ')
    .trim()

/** Several lines of people's text: as `cleanLine`, with line breaks kept (at most one empty line in a row). */
export const cleanText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(unwanted, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** For search: lower case, without marks, đ as d. `fold('Nhà văn hoá Đông Cao')` is `nha van hoa dong cao`. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()

/** An address part from a name: `slugify('TDP Đông Cao')` is `tdp-dong-cao`. At most 40 characters. */
export const slugify = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')

const collator = new Intl.Collator('vi')

/** Vietnamese order of full names: given name first, then middle names, then family name. */
export function compareNames(a: string, b: string): number {
  const [aGiven, bGiven] = [givenName(a), givenName(b)]
  return collator.compare(aGiven, bGiven) || collator.compare(a, b)
}

/** The last word of a full name: what a child is called. */
export const givenName = (fullName: string): string => fullName.slice(fullName.lastIndexOf(' ') + 1)

/** Escapes what a LIKE pattern means by itself, for use with `escape '\'`. */
export const likePattern = (text: string): string => `%${fold(text).replace(/[\\%_]/g, found => `\\${found}`)}%`

const MOST_WORDS = 8
/** D1 refuses longer patterns. */
const MOST_PATTERN_BYTES = 50

/** A pattern for each word of a search, for use with `escape '\\'`: all of them must be found. */
export const wordPatterns = (text: string): string[] =>
  [...new Set(fold(text).split(' ').filter(Boolean))].slice(0, MOST_WORDS).map(word => {
    let letters = Array.from(word)
    while (new TextEncoder().encode(likePattern(letters.join(''))).length > MOST_PATTERN_BYTES)
      letters = letters.slice(0, -1)
    return likePattern(letters.join(''))
  })
