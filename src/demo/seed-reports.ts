import type { PersonalContext } from '../people/context'
import { saveLetterhead } from '../places/save-letterhead'
import { createReport } from '../reports/create-report'
import { signReport } from '../reports/sign-report'
import { addDays, HOUR, mondayOf, wallDate } from '../shared/dates'

const words = {
  direction:
    'Phường, xã đã ban hành kế hoạch tổ chức hoạt động hè cho trẻ em và phân công các đơn vị, tổ dân phố thực hiện.\nCác tổ rà soát danh sách trẻ em, mời trước các em thuộc hộ nghèo và có hoàn cảnh đặc biệt.',
  results: '',
  assessment:
    'Các buổi sinh hoạt diễn ra an toàn, đúng lịch; phần lớn buổi đã được điểm danh.\nMột số tổ ở xa nhà văn hóa còn ít em tham gia.',
  proposals: 'Đề nghị hỗ trợ thêm dụng cụ thể thao cho các tổ ở xa trung tâm.',
}

/** The report of last week, signed on Monday, and a draft of the season so far. */
export async function seedReports(at: (instant: number) => PersonalContext, now: number): Promise<void> {
  await saveLetterhead(at(now), {
    signature: 'TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH',
    recipients:
      'Sở Văn hóa, Thể thao và Du lịch (b/c);\nThường trực Đảng ủy, HĐND (b/c);\nCác tổ dân phố, thôn, bản;\nLưu: VT, VHXH.',
  })
  const written = at(now - 2 * HOUR)
  const lastWeek = addDays(mondayOf(wallDate(now)), -7)
  const { id } = await createReport(written, { period: 'week', on: lastWeek, ...words })
  await signReport(at(now - HOUR), id, { version: 1 })
  await createReport(at(now - HOUR), { period: 'season', ...words })
}
