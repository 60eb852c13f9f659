import type { ConsentPurpose } from '../shared/choices'

/** What a guardian agrees to, word for word. A changed text gets a new version; the old ones stay, for proof. */
export type ConsentText = {
  version: string
  purpose: ConsentPurpose
  /** The words agreed to. */
  vi: string[]
  /** A translation to read; the Vietnamese counts. */
  en: string[]
}

/** In the order in which they were written; of a purpose the last one is asked for today. */
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
  {
    version: 'taking-part-2',
    purpose: 'taking_part',
    vi: [
      'Tôi đồng ý để Ủy ban nhân dân phường, xã ghi và dùng thông tin dưới đây của em, chỉ để em tham gia hoạt động: giữ chỗ, điểm danh, và gọi gia đình khi có việc gấp trong buổi hoạt động. Việc này theo Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15.',
      'Những gì được lưu: họ tên, năm sinh, giới tính, tổ dân phố của em; họ tên, quan hệ và số điện thoại của người giám hộ. Họ tên và số điện thoại được mã hóa; không đăng công khai, không dùng vào việc khác.',
      'Lưu trong bao lâu: sau khi mùa hoạt động kết thúc, hết số ngày mà phường, xã công bố ở trang “Quyền riêng tư” (thường là 90 ngày) thì họ tên và số điện thoại bị xóa, chỉ giữ con số thống kê không nhận ra em.',
      'Chụp ảnh, đăng ảnh và nhắn tin mời hoạt động khác không nằm trong sự đồng ý này; mỗi việc được hỏi riêng, không đồng ý vẫn tham gia được.',
      'Tôi có quyền xem, sửa, yêu cầu xóa và rút lại sự đồng ý bất cứ lúc nào: tự làm ở đường dẫn của vé, ở trang “Quyền riêng tư” của phường, xã, hoặc nói với tổ trưởng, Ủy ban nhân dân. Rút lại thì chỗ đã giữ của em được trả lại ngay; em không mất quyền lợi nào khác.',
    ],
    en: [
      'I agree that the People’s Committee of the ward records and uses the details below, only so that the child can take part: to hold a place, to tick who came, and to call the family when something urgent happens at a session. This follows the Law on Personal Data Protection 91/2025/QH15.',
      'What is kept: the child’s full name, birth year, gender and residential group; the guardian’s name, relation and phone. Names and phones are encrypted, never published and used for nothing else.',
      'For how long: after the season ends, names and phones are erased when the number of days stated on the ward’s “Privacy” page has passed (usually 90); only figures that point to nobody remain.',
      'Photos, and messages that invite to other activities, are not part of this consent; each is asked for separately, and the child can take part without them.',
      'I may see, correct or have these details erased, and withdraw this consent at any time: by myself through the ticket’s link or the ward’s “Privacy” page, or by telling the group head or the People’s Committee. The child’s places are then given back at once; nothing else is lost.',
    ],
  },
  {
    version: 'photo-1',
    purpose: 'photo',
    vi: [
      'Tôi đồng ý để ban tổ chức chụp ảnh, quay phim có em trong hoạt động, và để Ủy ban nhân dân phường, xã đăng ảnh chung của hoạt động trên trang thông tin, mạng xã hội, bảng tin của phường, xã.',
      'Ảnh không ghi họ tên, trường, lớp, địa chỉ hay hoàn cảnh của em. Không dùng ảnh vào việc quảng cáo.',
      'Tôi rút lại được bất cứ lúc nào: từ lúc đó không chụp, không đăng thêm, và ảnh đã đăng mà nhận ra em được gỡ khi tôi yêu cầu. Không đồng ý thì em vẫn tham gia như các bạn.',
    ],
    en: [
      'I agree that the organisers take photos and films at the activity with the child in them, and that the People’s Committee of the ward publishes pictures of the activity on the ward’s website, social network and notice boards.',
      'Pictures carry no name, school, class, address or circumstances of the child. They are not used for advertising.',
      'I may withdraw at any time: from then on no more are taken or published, and published ones in which the child can be recognised are taken down when I ask. Without this consent the child takes part like everyone else.',
    ],
  },
  {
    version: 'contact-1',
    purpose: 'contact',
    vi: [
      'Tôi đồng ý để Ủy ban nhân dân phường, xã và tổ trưởng gọi điện, nhắn tin cho tôi qua số điện thoại đã ghi, để báo và mời em đến các hoạt động khác dành cho trẻ em.',
      'Số điện thoại không được chuyển cho ai khác. Tôi rút lại được bất cứ lúc nào, và không đồng ý thì em vẫn tham gia như các bạn.',
    ],
    en: [
      'I agree that the People’s Committee of the ward and the group head call or message me on the phone number given, to tell me of other activities for children and invite the child.',
      'The number is passed to nobody else. I may withdraw at any time, and without this consent the child takes part like everyone else.',
    ],
  },
]

/** The text of a purpose that is asked for today. */
export const currentConsentText = (purpose: ConsentPurpose): ConsentText =>
  consentTexts.findLast(text => text.purpose === purpose)!

/** A text as it was agreed to; undefined for a version that never was. */
export const consentTextOf = (version: string): ConsentText | undefined =>
  consentTexts.find(text => text.version === version)
