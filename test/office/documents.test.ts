import { describe, expect, test } from 'vitest'
import { reportDocument } from '../../src/exchange/report-document'
import { reportWorkbook } from '../../src/exchange/report-workbook'
import { openNodeRaster } from '../../src/node/open-raster'
import { type Edition, paperOf } from '../../src/web/staff/reports/documents/paper'
import { NOW } from '../support/scenario'
import { hasOffice, openInOffice } from './open'
import { sampleReport } from './sample-report'

if (!hasOffice) console.log('Skipped: LibreOffice (soffice) or Poppler (pdftotext) is not installed.')

const paper = (groups: number, edition: Edition) => paperOf(sampleReport(groups), edition, NOW, openNodeRaster())
const word = async (groups: number, edition: Edition) =>
  openInOffice('report.docx', await reportDocument(await paper(groups, edition)))
/** Words as they follow each other, however the lines break. */
const flat = (text: string) => text.replace(/[\s\u00a0]+/g, ' ')
const leftOver = /undefined|null|NaN|\[object|\{\{|Infinity/

describe.skipIf(!hasOffice)('a report opened by an office', { timeout: 120_000 }, () => {
  test('has the head, outline and end of NĐ 30/2020, with number, day and signature left blank', async () => {
    const { pages, text, fonts, pictures } = await word(5, 'official')
    const said = flat(text)
    for (const words of [
      'ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'PHƯỜNG TRUNG THÀNH Độc lập - Tự do - Hạnh phúc',
      '/BC-UBND Trung Thành, ngày tháng năm 2026',
      'BẢN NỘI BỘ, KHÔNG PHỔ BIẾN',
      'BÁO CÁO Kết quả tổ chức',
      'I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI',
      'II. KẾT QUẢ THỰC HIỆN',
      '5. Chăm lo trẻ em nghèo, trẻ em có hoàn cảnh đặc biệt',
      'Biểu đồ 1. Tỉ lệ trẻ em được tham gia',
      'III. ĐÁNH GIÁ CHUNG',
      'IV. KIẾN NGHỊ, ĐỀ XUẤT',
      'Trung Thành./.',
      'Nơi nhận: TM. ỦY BAN NHÂN DÂN',
      'PHỤ LỤC',
    ])
      expect(said).toContain(words)
    expect(said).not.toMatch(leftOver)
    expect(pages).toBe(4)
    expect(pictures).toBe(pages)
    // Where Times New Roman is not installed its metric twin stands in.
    expect(fonts).toMatch(/TimesNewRoman|Liberation ?Serif|Tinos/i)
  })

  test('numbers its pages from the second on', async () => {
    const { text } = await word(5, 'official')
    const [first = '', second = ''] = text.split('\f').map(page => page.trim().split('\n')[0]!.trim())
    expect(first).not.toBe('1')
    expect(second).toBe('2')
  })

  test('of many groups sets the table in parts, each with its headings', async () => {
    const { text } = await word(27, 'official')
    const said = flat(text)
    for (const part of ['(phần 1/3)', '(phần 2/3)', '(phần 3/3)']) expect(said).toContain(part)
    expect(said.match(/TỔNG/g)!.length).toBeGreaterThan(0)
  })

  test('in the public edition hides small numbers and says so', async () => {
    const { text } = await word(5, 'public')
    expect(flat(text)).toContain('BẢN CÔNG KHAI')
    expect(text).not.toContain('KHÔNG PHỔ BIẾN')
    expect(text).toContain('…')
    expect(flat(text)).toContain('Dấu “…” thay cho số từ 1 đến 4')
  })

  test.each([
    ['five groups', 5, 3],
    ['twenty-seven groups', 27, 3],
  ])('as a workbook of %s prints across, headings on every page', async (_, groups, pages) => {
    const opened = await openInOffice('report.xlsx', reportWorkbook(await paper(groups, 'official')))
    expect(opened.pages).toBe(pages)
    const [first = '', second = ''] = opened.text.split('\f')
    expect(flat(first)).toContain('Kết quả tổ chức hoạt động')
    expect(flat(second)).toContain('Chỉ tiêu')
    expect(flat(opened.text)).toContain('Đếm gì, của ai')
    expect(opened.text).not.toMatch(leftOver)
  })
})
