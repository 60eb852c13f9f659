import { figuresOfKids, inventKids } from '../../proof/suppression/world'
import type { Report } from '../../src/reports/get-report'
import { instantOf } from '../../src/shared/dates'

/** A signed report of an invented ward. */
export function sampleReport(groups: number): Report {
  const figures = figuresOfKids(inventKids(11, { groups, children: groups * 150, reach: 0.45, poverty: 0.12 }))
  const names = ['Đông Cao', 'Tân Phú', 'Thanh Xuân', 'Hợp Thành', 'Cầu Rẽ', 'Ao Ngo', 'Trung Năng']
  return {
    id: 'sample',
    wardId: '05899',
    provinceCode: '19',
    title: 'Kết quả tổ chức hoạt động văn hóa, thể thao, vui chơi cho trẻ em tháng 6 năm 2026',
    period: 'month',
    from: '2026-06-01',
    to: '2026-06-30',
    status: 'signed',
    words: {
      direction:
        'Thực hiện Kế hoạch số 170/KH-SVHTTDL ngày 11/6/2026 của Sở Văn hóa, Thể thao và Du lịch, Ủy ban nhân dân phường đã ban hành kế hoạch tổ chức hoạt động hè và phân công các đơn vị thực hiện.\nChỉ đạo các tổ dân phố rà soát, lập danh sách trẻ em, ưu tiên trẻ em nghèo và trẻ em có hoàn cảnh đặc biệt.',
      results: 'Trung tâm dịch vụ tổng hợp phối hợp Đoàn Thanh niên tặng 30 suất quà cho các em.',
      assessment: 'Các hoạt động được triển khai đúng kế hoạch, bảo đảm an toàn, thu hút đông đảo trẻ em tham gia.',
      proposals: '',
    },
    figures: {
      ...figures,
      columns: figures.columns.map(({ id }, at) => ({
        id,
        name: `TDP ${names[at % names.length]}${at < names.length ? '' : ` ${Math.floor(at / names.length) + 1}`}`,
      })),
    },
    hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    supersedesId: null,
    correctedBy: null,
    version: 2,
    createdAt: instantOf('2026-07-01'),
    updatedAt: instantOf('2026-07-02'),
    signedBy: 'approver',
    signedAt: instantOf('2026-07-02', '09:30'),
    ward: {
      id: '05899',
      slug: 'trung-thanh',
      kind: 'phuong',
      name: 'Trung Thành',
      provinceName: 'Thái Nguyên',
      seasonName: 'Hè vui 2026',
      letterhead: {
        signature: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
        recipients: ['Sở VHTTDL (b/c);', 'TT Đảng ủy, TT HĐND phường (b/c);', 'Các tổ dân phố;', 'Lưu: VT, VHXH.'],
      },
    },
  }
}
