import { strToU8, type Zippable, zipSync } from 'fflate'

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A cell by hand: text (shared), a number, or a number in a style: 1 is a day, 2 an hour, 3 both. */
export type HandCell = string | number | { n: number; s: number } | { xml: string } | null

const letter = (index: number) => String.fromCharCode(65 + index)

/** The parts of a workbook as Excel writes them, with shared strings, styles and cells made one. */
export function partsOf(sheets: { rows: HandCell[][]; merges?: string[] }[]): Record<string, string> {
  const strings: string[] = []
  const cell = (value: HandCell, at: string): string => {
    if (value === null) return ''
    if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`
    if (typeof value === 'string') return `<c r="${at}" t="s"><v>${strings.push(value) - 1}</v></c>`
    return 'xml' in value ? value.xml : `<c r="${at}" s="${value.s}"><v>${value.n}</v></c>`
  }
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${RELATIONS}"><sheets>${sheets.map((_, i) => `<sheet name="Sheet${i + 1}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="s" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="t" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet ${MAIN}><numFmts count="1"><numFmt numFmtId="170" formatCode="[$-42A]dd/mm/yyyy;@"/></numFmts><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" xfId="0"/><xf numFmtId="170" xfId="0" applyNumberFormat="1"/><xf numFmtId="20" xfId="0" applyNumberFormat="1"/><xf numFmtId="22" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  }
  sheets.forEach(({ rows, merges }, index) => {
    const lines = rows.map(
      (row, y) =>
        `<row r="${y + 1}" spans="1:${row.length}">${row.map((value, x) => cell(value, `${letter(x)}${y + 1}`)).join('')}</row>`,
    )
    const one = merges?.length
      ? `<mergeCells>${merges.map(ref => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
      : ''
    parts[`xl/worksheets/sheet${index + 1}.xml`] =
      `<worksheet ${MAIN}><sheetData>${lines.join('')}</sheetData>${one}</worksheet>`
  })
  const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  parts['xl/sharedStrings.xml'] =
    `<sst ${MAIN}>${strings.map(text => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`
  return parts
}

export const zipped = (parts: Record<string, string | Uint8Array>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ) as Zippable,
  )

/** A workbook of one sheet. */
export const workbookOf = (rows: HandCell[][], merges?: string[]): Uint8Array =>
  zipped(partsOf([merges ? { rows, merges } : { rows }]))
