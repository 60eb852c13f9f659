import { Invalid } from '../shared/errors'
import { type ChildLine, readChildren } from './read-children'

/** What a pasted list says in these columns where it has no heading of its own. */
const HEADING = ['Họ và tên', 'Năm sinh', 'Giới tính', 'Tổ dân phố']

/**
 * The children of a list that was pasted from a sheet or typed, one a line: with a heading of its own, or name, birth,
 * gender and group in this order, with tabs, semicolons or commas between. Lines are counted as they stand in the text.
 * @throws Invalid with the field `file`
 */
export async function pastedChildren(text: string): Promise<ChildLine[]> {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n')
  try {
    return await readChildren(bytesOf(lines))
  } catch (error) {
    if (!(error instanceof Invalid) || error.fields.file?.code !== 'list_no_header') throw error
  }
  const separator = ['\t', ';', ','].find(one => lines.some(line => line.includes(one))) ?? ';'
  const read = await readChildren(bytesOf([HEADING.join(separator), ...lines]))
  return read.map(row => ({ ...row, line: row.line - 1 }))
}

const bytesOf = (lines: string[]) => new TextEncoder().encode(lines.join('\n'))

/** The same as lines to correct by hand and send again. */
export const writtenChildren = (rows: ChildLine[]): string =>
  [
    HEADING.join('; '),
    ...rows.map(({ cells }) =>
      [
        cells.name,
        cells.birthDate?.split('-').reverse().join('/') ?? cells.birthYear,
        cells.gender && { girl: 'Nữ', boy: 'Nam', other: 'Khác' }[cells.gender],
        cells.groupName,
      ]
        .map(cell => String(cell ?? '').replace(/[;\n]/g, ' '))
        .join('; '),
    ),
  ].join('\n')
