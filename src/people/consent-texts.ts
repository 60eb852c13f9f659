/** What a guardian agrees to, word for word. A changed text gets a new version; the old ones stay, for proof. */
export type ConsentText = {
  version: string
  purpose: 'taking_part'
  /** The words agreed to. */
  vi: string[]
  /** A translation to read; the Vietnamese counts. */
  en: string[]
}

export const consentTexts: readonly ConsentText[] = [
  {
    version: 'taking-part-1',
    purpose: 'taking_part',
    vi: [
      'Tôi đồng ý để Ủy ban nhân dân phường, xã ghi và dùng thông tin dưới đây của em, chỉ để em tham gia hoạt động: giữ chỗ, điểm danh và liên hệ với gia đình khi cần. Việc này theo Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15.',
      'Những gì được lưu: họ tên, năm sinh, giới tính, tổ dân phố của em; họ tên, quan hệ và số điện thoại của người giám hộ. Họ tên và số điện thoại được mã hóa; không đăng công khai, không dùng vào việc khác.',
      'Lưu trong bao lâu: 90 ngày sau khi mùa hoạt động kết thúc thì họ tên và số điện thoại bị xóa, chỉ giữ con số thống kê không nhận ra em.',
      'Chụp ảnh, đăng ảnh không nằm trong sự đồng ý này và sẽ được hỏi riêng.',
      'Tôi có quyền xem, sửa, yêu cầu xóa và rút lại sự đồng ý bất cứ lúc nào, bằng cách nói với tổ trưởng hoặc Ủy ban nhân dân phường, xã. Rút lại thì em không mất quyền lợi nào khác.',
    ],
    en: [
      'I agree that the People’s Committee of the ward records and uses the details below, only so that the child can take part: to hold a place, to tick who came and to reach the family when needed. This follows the Law on Personal Data Protection 91/2025/QH15.',
      'What is kept: the child’s full name, birth year, gender and residential group; the guardian’s name, relation and phone. Names and phones are encrypted, never published and used for nothing else.',
      'For how long: 90 days after the season ends the names and phones are erased; only figures that point to nobody remain.',
      'Taking or publishing photos is not part of this consent and is asked for separately.',
      'I may see, correct or have these details erased, and withdraw this consent at any time, by telling the group head or the People’s Committee. Withdrawing costs the child nothing else.',
    ],
  },
]

/** The text that is asked for today. */
export const currentConsentText: ConsentText = consentTexts[consentTexts.length - 1]!
