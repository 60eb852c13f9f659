import type { TableColumn, TableSheet } from './table-sheet'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
/** Below the rows that are written, cells may be chosen from lists as well. */
const LAST_CHOICE = 1000

/** Places in `cellXfs` of the styles below. A text stays one when it is edited, so that Excel makes no date of 6-11. */
const STYLE = { title: 1, heading: 2, text: 3, number: 4, date: 5, time: 6 } as const
/** The same without lines, for the cells below what is written. */
const UNLINED = 4

export const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="hh:mm"/></numFmts><fonts count="3"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font><font><b/><sz val="14"/><name val="Arial"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDCE9E3"/></patternFill></fill></fills><borders count="2"><border/><border>${['left', 'right', 'top', 'bottom'].map(side => `<${side} style="thin"><color rgb="FFB8C4BE"/></${side}>`).join('')}</border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="11"><xf xfId="0"/><xf xfId="0" fontId="2" applyFont="1"/><xf xfId="0" fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>${[49, 0, 164, 165].map(format => `<xf xfId="0" numFmtId="${format}" borderId="1" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`).join('')}${[49, 0, 164, 165].map(format => `<xf xfId="0" numFmtId="${format}" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`).join('')}</cellXfs></styleSheet>`

/** Most texts, which need nothing done to them. */
const PLAIN = /^[^\u0000-\u001f\ud800-\udfff\ufffe\uffff&<>"_]{0,32000}$/

/** The text of an element or attribute. What XML 1.0 cannot hold is left out, halves of characters included. */
const escaped = (text: string): string => (PLAIN.test(text) ? text : cleaned(text))

const cleaned = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
    .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, '')
    .slice(0, 32_000)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')

/** Excel reads `_x0041_` as a letter by its number, so an underscore that begins such a thing is itself written so. */
const inline = (text: string): string =>
  `<is><t xml:space="preserve">${escaped(text).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')}</t></is>`

/** `0` is A, `26` is AA. */
const letters = (index: number): string =>
  (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))

const linesAbove = ({ title, under = [] }: TableSheet): string[] => (title === undefined ? [] : [title, ...under])

/** One sheet: headings stay in sight and on every printed page; A4 landscape, one page wide unless it is said. */
export function sheetXml(sheet: TableSheet): string {
  const { columns, rows, keptColumns = 0, pagesWide = 1 } = sheet
  const above = linesAbove(sheet)
  const heading = above.length + 1
  const lines = [
    ...above.map((text, at) => rowXml(at + 1, [textCell(`A${at + 1}`, text, at ? 0 : STYLE.title)])),
    rowXml(
      heading,
      columns.map(({ header }, index) => textCell(`${letters(index)}${heading}`, header, STYLE.heading)),
      // Names of groups take two lines, which not every program makes room for by itself.
      keptColumns ? ' ht="32" customHeight="1"' : '',
    ),
    ...rows.map((row, at) => {
      const number = heading + 1 + at
      return rowXml(
        number,
        columns.map((column, index) => cellXml(`${letters(index)}${number}`, column, row[index] ?? null)),
      )
    }),
  ]
  const widths = columns.map(
    ({ width, type }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1" style="${STYLE[type] + UNLINED}"/>`,
  )
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ${keptColumns ? `xSplit="${keptColumns}" ` : ''}ySplit="${heading}" topLeftCell="${letters(keptColumns)}${heading + 1}" activePane="${keptColumns ? 'bottomRight' : 'bottomLeft'}" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${lines.join('')}</sheetData>${choicesXml(columns, heading)}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="${pagesWide}" fitToHeight="0"/></worksheet>`
}

const rowXml = (number: number, cells: string[], height = ''): string =>
  `<row r="${number}"${height}>${cells.join('')}</row>`

const textCell = (at: string, text: string, style: number): string =>
  `<c r="${at}" s="${style}" t="inlineStr">${inline(text)}</c>`

function cellXml(at: string, { type }: TableColumn, value: string | number | null): string {
  if (value === null || value === '') return `<c r="${at}" s="${STYLE[type]}"/>`
  if (typeof value === 'number') return `<c r="${at}" s="${STYLE.number}"><v>${value}</v></c>`
  const number = numberOf(type, value)
  return number === null ? textCell(at, value, STYLE.text) : `<c r="${at}" s="${STYLE[type]}"><v>${number}</v></c>`
}

/** Days since Excel's day nought, or the fraction of a day. */
function numberOf(type: TableColumn['type'], text: string): number | null {
  if (type === 'date' && /^\d{4}-\d\d-\d\d$/.test(text)) return Date.parse(`${text}T00:00:00Z`) / 86_400_000 + 25_569
  const time = type === 'time' ? /^(\d\d):(\d\d)$/.exec(text) : null
  return time ? (Number(time[1]) * 60 + Number(time[2])) / 1440 : null
}

/** Lists to choose from, which do not keep anyone from writing something else. */
function choicesXml(columns: TableColumn[], heading: number): string {
  const lists = columns.flatMap(({ choices }, index) =>
    choices
      ? [
          `<dataValidation type="list" allowBlank="1" sqref="${letters(index)}${heading + 1}:${letters(index)}${LAST_CHOICE}"><formula1>${escaped(choices)}</formula1></dataValidation>`,
        ]
      : [],
  )
  return lists.length ? `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>` : ''
}

export function workbookXml(sheets: TableSheet[]): string {
  const entries = sheets.map(
    ({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="sheet${index + 1}"/>`,
  )
  const titles = sheets.map((sheet, index) => {
    const row = linesAbove(sheet).length + 1
    const name = `'${sheet.name.replaceAll("'", "''")}'`
    const kept = sheet.keptColumns ? `${name}!$A:$${letters(sheet.keptColumns - 1)},` : ''
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${escaped(`${kept}${name}!$${row}:$${row}`)}</definedName>`
  })
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${entries.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`
}

export const workbookRelations = (sheets: TableSheet[]): string =>
  relations([
    ...sheets.map((_, index) => [`sheet${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`] as const),
    ['styles', 'styles', 'styles.xml'],
  ])

export const ROOT_RELATIONS = relations([['workbook', 'officeDocument', 'xl/workbook.xml']])

function relations(all: (readonly [id: string, type: string, target: string])[]): string {
  const entries = all.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  )
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${entries.join('')}</Relationships>`
}

export function contentTypes(sheets: TableSheet[]): string {
  const parts = [
    ['workbook.xml', 'sheet.main'],
    ['styles.xml', 'styles'],
    ...sheets.map((_, index) => [`worksheets/sheet${index + 1}.xml`, 'worksheet']),
  ].map(([name, type]) => `<Override PartName="/xl/${name}" ContentType="${OFFICE}.${type}+xml"/>`)
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts.join('')}</Types>`
}
