import {
  AlignmentType,
  Document,
  Header,
  ImageRun,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  SectionType,
} from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { messages } from '../messages'
import { letterEnd, letterHead } from './document-letterhead'
import { appendixTables } from './document-table'
import { centred, FONT, mm, paragraph, run } from './document-text'
import type { ReportPaper } from './report-paper'

/** NĐ 30/2020/NĐ-CP, Phụ lục I: A4, top and bottom 20–25 mm, left 30–35, right 15–20. */
const margin = { top: mm(20), bottom: mm(20), left: mm(30), right: mm(18), header: mm(10) }
/** Of A4 held upright; the library turns them itself. */
const a4 = { width: mm(210), height: mm(297) }
const TEXT_WIDTH_PX = 600

/**
 * A report as an editable Word file in the layout of NĐ 30/2020: number, day, seal and signature are left blank, because
 * the ward's own document system gives them. Charts are pictures; the table is an appendix across the page.
 */
export async function reportDocument(paper: ReportPaper): Promise<Uint8Array> {
  const words = messages('vi').reportDocuments.docx
  const document = new Document({
    title: paper.title,
    creator: paper.ward,
    description: paper.mark,
    styles: { default: { document: { run: { font: FONT, size: 28, language: { value: 'vi-VN' } } } } },
    sections: [
      {
        properties: { titlePage: true, page: { size: a4, margin } },
        headers: { first: new Header({ children: [new Paragraph('')] }), default: pageNumber() },
        children: [
          ...letterHead(paper),
          paragraph(paper.intro),
          ...paper.sections.flatMap(({ heading, paragraphs, parts = [] }, at) => [
            paragraph(heading, { bold: true, keepNext: true }),
            ...paragraphs.map(text => paragraph(text)),
            ...parts.flatMap(part => [
              paragraph(part.heading, { bold: true, keepNext: true }),
              ...part.paragraphs.map(text => paragraph(text)),
            ]),
            // The charts belong to the results.
            ...(at === 1 ? charts(paper) : []),
          ]),
          paragraph(words.closing(paper.ward)),
          ...letterEnd(paper),
        ],
      },
      {
        properties: {
          type: SectionType.NEXT_PAGE,
          page: {
            size: { ...a4, orientation: PageOrientation.LANDSCAPE },
            margin: { ...margin, left: mm(20), right: mm(20) },
          },
        },
        headers: { default: pageNumber() },
        children: appendixTables(paper),
      },
    ],
  })
  return withoutTallBreaks(new Uint8Array(await Packer.toArrayBuffer(document)))
}

/** The paragraph that ends a section is as tall as a line of text, and at the foot of a page makes an empty one. */
function withoutTallBreaks(docx: Uint8Array): Uint8Array {
  const { 'word/document.xml': body, ...others } = unzipSync(docx)
  const low = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr>'
  const xml = strFromU8(body!).replaceAll('<w:p><w:pPr><w:sectPr', `<w:p><w:pPr>${low}<w:sectPr`)
  return zipSync({ ...others, 'word/document.xml': strToU8(xml) })
}

const pageNumber = () =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [run('', { size: 26, children: [PageNumber.CURRENT] })],
      }),
    ],
  })

function charts({ charts }: ReportPaper): Paragraph[] {
  const words = messages('vi').reportDocuments.docx
  return charts.flatMap(({ title, png, width, height, text }, at) => {
    const picture: ParagraphChild = new ImageRun({
      type: 'png',
      data: png,
      transformation: { width: TEXT_WIDTH_PX, height: Math.round((height / width) * TEXT_WIDTH_PX) },
      altText: { name: title, title, description: text },
    })
    return [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        keepNext: true,
        spacing: { before: 120 },
        children: [picture],
      }),
      centred([run(words.figure(at + 1, title), { italics: true, size: 26 })], { after: 120 }),
    ]
  })
}
