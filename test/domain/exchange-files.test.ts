import fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/universal'
import { MOST_BYTES } from '../../src/exchange/limits'
import { readRows } from '../../src/exchange/read-rows'
import { readTable } from '../../src/exchange/read-table'
import { Invalid } from '../../src/shared/errors'
import { partsOf, workbookOf, zipped } from '../support/workbook'

const HEADING = ['Tên sự kiện', 'Ngày', 'Bắt đầu', 'Kết thúc', 'Địa điểm']
const ROW = ['Lớp bơi', '09/06/2026', '14:30', '16:00', 'Bể bơi']

const refusal = async (bytes: Uint8Array) => {
  try {
    readRows(await readTable(bytes))
  } catch (error) {
    if (error instanceof Invalid) return error.fields.file?.code
    throw error
  }
  return null
}
const titles = async (bytes: Uint8Array) => readRows(await readTable(bytes)).map(({ input }) => input.title)
const utf16 = (text: string) => {
  const units = [...`\ufeff${text}`].map(one => one.charCodeAt(0))
  return new Uint8Array(units.flatMap(unit => [unit & 255, unit >> 8]))
}
const csv = (separator: string) => [HEADING, ROW].map(row => row.join(separator)).join('\r\n')

/** Writes over the sizes that a zip says of its parts, in both of its directories. */
function lying(archive: Uint8Array, said: number): Uint8Array {
  const copy = archive.slice()
  const view = new DataView(copy.buffer)
  for (let at = 0; at < copy.length - 4; at++) {
    const signature = view.getUint32(at, true)
    if (signature === 0x04034b50) view.setUint32(at + 22, said, true)
    if (signature === 0x02014b50) view.setUint32(at + 24, said, true)
  }
  return copy
}

describe('a file', () => {
  test('is told by what is in it: a workbook', async () => {
    expect(await titles(workbookOf([HEADING, ROW]))).toEqual(['Lớp bơi'])
    const another = await writeExcelFile([HEADING, ROW]).toBlob()
    expect(await titles(new Uint8Array(await another.arrayBuffer()))).toEqual(['Lớp bơi'])
  })

  test.each([',', ';', '\t'])('is told by what is in it: values apart by %j', async separator => {
    const text = csv(separator)
    expect(await titles(strToU8(text))).toEqual(['Lớp bơi'])
    expect(await titles(strToU8(`\ufeff${text}`))).toEqual(['Lớp bơi'])
    expect(await titles(utf16(text))).toEqual(['Lớp bơi'])
  })

  test('with commas inside quotes and a line that names the separator keeps its rows and their numbers', async () => {
    const text = `sep=;\r\n${HEADING.join(';')}\r\n"Lớp bơi, ""cơ bản""\nnâng cao";9/6/26;14h30;16h;Bể bơi\r\n;;;;\r\n${ROW.join(';')}`
    const rows = readRows(await readTable(strToU8(text)))
    expect(rows.map(row => [row.line, row.input.title])).toEqual([
      [3, 'Lớp bơi, "cơ bản" nâng cao'],
      [5, 'Lớp bơi'],
    ])
  })

  test('that has tens of parts and a cover before the plan is read at the plan', async () => {
    const parts = partsOf([
      { rows: [['KẾ HOẠCH HÈ'], ['Phường Sao Mai']] },
      { rows: [HEADING, ROW] },
      { rows: [['Danh mục', 'Tên']] },
    ])
    expect(await titles(zipped(parts))).toEqual(['Lớp bơi'])
  })

  test.each<[string, Uint8Array, string]>([
    ['of nothing', new Uint8Array(), 'file_empty'],
    ['of spaces', strToU8('  \r\n  '), 'file_empty'],
    [
      'of the old Excel, or with a password',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      'file_old_excel',
    ],
    ['that is a PDF', strToU8('%PDF-1.7\n1 0 obj'), 'file_not_spreadsheet'],
    ['that is a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), 'file_not_spreadsheet'],
    ['that is a page of the web', strToU8('<html><table><tr><td>Tên'), 'file_not_spreadsheet'],
    [
      'that is a document renamed',
      zipped({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' }),
      'file_not_spreadsheet',
    ],
    ['that is some other archive', zipped({ 'a.txt': 'x' }), 'file_not_spreadsheet'],
    ['that broke off', workbookOf([HEADING, ROW]).slice(0, 600), 'file_damaged'],
    ['whose letters are of another alphabet', new Uint8Array([0x54, 0xea, 0x6e, 0x2c, 0xff, 0x31]), 'file_encoding'],
    [
      'without headings',
      workbookOf([
        ['a', 'b'],
        ['c', 'd'],
      ]),
      'file_no_header',
    ],
    ['with headings alone', workbookOf([HEADING]), 'file_empty'],
    [
      'with a broken sheet',
      zipped({ ...partsOf([{ rows: [HEADING, ROW] }]), 'xl/workbook.xml': '<workbook><' }),
      'file_damaged',
    ],
  ])('%s is refused with what to do next', async (_, bytes, code) => {
    expect(await refusal(bytes)).toBe(code)
  })

  test('over the limit is refused before it is read', async () => {
    expect(await refusal(new Uint8Array(MOST_BYTES + 1).fill(65))).toBe('file_too_large')
  })

  test('that is a zip bomb is refused, whatever its headers say', async () => {
    const parts = partsOf([{ rows: [HEADING, ROW] }])
    const bomb = zipSync({
      ...unzipSync(zipped(parts)),
      'xl/worksheets/sheet1.xml': new Uint8Array(60_000_000).fill(32),
    })
    expect(bomb.length).toBeLessThan(100_000)
    expect(await refusal(bomb)).toBe('file_unpacks_too_large')
    expect(await refusal(lying(bomb, 100))).toBe('file_unpacks_too_large')
    expect(await refusal(lying(bomb, 0))).toBe('file_unpacks_too_large')
  })

  test('is not unpacked where nothing is read: a bomb among the pictures does no harm', async () => {
    const parts = partsOf([{ rows: [HEADING, ROW] }])
    const archive = zipped({ ...parts, 'xl/media/image1.bmp': new Uint8Array(60_000_000) })
    expect(await titles(archive)).toEqual(['Lớp bơi'])
  })

  test('that lies about its sizes and holds a plan is read for what it holds', async () => {
    expect(await titles(lying(workbookOf([HEADING, ROW]), 4_000_000_000))).toEqual(['Lớp bơi'])
  })

  test('of a hundred thousand rows is refused', async () => {
    const many = Array.from({ length: 100_000 }, () => ROW.join(','))
    expect(await refusal(strToU8([HEADING.join(','), ...many].join('\n')))).toBe('file_too_many_rows')
    const xml = Array.from(
      { length: 100_000 },
      (_, i) => `<row r="${i + 2}"><c r="A${i + 2}" t="inlineStr"><is><t>Lớp ${i}</t></is></c></row>`,
    )
    const parts = partsOf([{ rows: [HEADING] }])
    const sheet = parts['xl/worksheets/sheet1.xml']!.replace('</sheetData>', `${xml.join('')}</sheetData>`)
    expect(await refusal(zipped({ ...parts, 'xl/worksheets/sheet1.xml': sheet }))).toBe('file_too_many_rows')
    expect(await refusal(workbookOf([HEADING, ...Array.from({ length: 1001 }, () => ROW)]))).toBe('file_too_many_rows')
  })

  test('formatted down to its last row, with a stray cell far out, costs what its plan costs', async () => {
    const empty = Array.from({ length: 60_000 }, (_, i) => `<row r="${i + 3}" s="1"><c r="A${i + 3}" s="1"/></row>`)
    const parts = partsOf([{ rows: [HEADING, [...ROW, { xml: '<c r="XFD2"><v>1</v></c>' }]] }])
    const sheet = parts['xl/worksheets/sheet1.xml']!.replace('</sheetData>', `${empty.join('')}</sheetData>`)
    const table = await readTable(zipped({ ...parts, 'xl/worksheets/sheet1.xml': sheet }))
    expect(table.kind === 'sheet' && table.sheet.map(row => row.length)).toEqual([5, 5])
  })

  test('however damaged is read or refused, never more', async () => {
    const whole = workbookOf([HEADING, ROW])
    const parts = partsOf([{ rows: [HEADING, ROW] }])
    const calendar =
      'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20260609T070000Z\r\nRRULE:FREQ=DAILY;COUNT=3\r\nEND:VEVENT'
    const broken = (bytes: Uint8Array, changes: [number, number][]) => {
      const copy = bytes.slice()
      for (const [at, byte] of changes) copy[at % copy.length] = byte
      return copy
    }
    const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 6 })
    const name = fc.constantFrom(...Object.keys(parts))
    const file = fc.oneof(
      changes.map(some => broken(whole, some)),
      fc.tuple(name, changes).map(([part, some]) => zipped({ ...parts, [part]: broken(strToU8(parts[part]!), some) })),
      changes.map(some => broken(strToU8(calendar), some)),
      changes.map(some => broken(strToU8(csv(';')), some)),
      fc.uint8Array({ maxLength: 300 }),
    )
    await fc.assert(
      fc.asyncProperty(file, async bytes => {
        const code = await refusal(bytes)
        expect(code === null || code!.startsWith('file_')).toBe(true)
      }),
      { numRuns: 400 },
    )
  })
})
