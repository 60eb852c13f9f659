import { hiddenNext } from './hidden-characters'

type Values = Record<string, string | number>

/** Every reason the domain can give, as a sentence that says what to do next. */
export const vi = {
  // The whole request
  missing: () => 'Không tìm thấy mục này. Có thể nó đã bị xóa hoặc đường dẫn bị sai.',
  forbidden: () => 'Tài khoản của bạn không có quyền làm việc này. Hãy nhờ người quản trị của phường, xã.',
  sign_in_required: () => 'Bạn cần đăng nhập để tiếp tục.',
  invalid: () => 'Có chỗ chưa đúng. Hãy sửa các ô được đánh dấu rồi gửi lại.',
  too_many: (v: Values) => `Bạn gửi hơi nhiều lần. Hãy thử lại sau ${v.minutes} phút.`,
  too_large_body: () => 'Nội dung gửi lên quá lớn. Hãy rút ngắn rồi gửi lại.',
  malformed: () => 'Không đọc được nội dung gửi lên. Hãy kiểm tra định dạng.',
  other_site: () => 'Nội dung này được gửi từ một trang khác. Hãy mở lại trang của phường, xã rồi gửi lại.',
  wrong_key: () => 'Khóa truy cập sai hoặc đã bị thu hồi.',
  unexpected: () => 'Hệ thống gặp lỗi. Hãy thử lại; nếu vẫn lỗi, hãy báo người quản trị.',
  changed_meanwhile: () => 'Người khác vừa sửa mục này. Hãy mở lại để xem bản mới, rồi sửa tiếp.',
  already_exists: () => 'Mục này đã có rồi.',
  // Fields
  required: () => 'Hãy điền ô này.',
  too_long: (v: Values) => (v.maximum ? `Quá dài. Tối đa ${v.maximum} ký tự.` : 'Quá dài. Hãy rút ngắn.'),
  too_small: (v: Values) => (v.minimum === undefined ? 'Số này quá nhỏ.' : `Phải từ ${v.minimum} trở lên.`),
  too_large: (v: Values) => (v.maximum === undefined ? 'Số này quá lớn.' : `Không được quá ${v.maximum}.`),
  too_many_values: ({ maximum }: Values) => `Chọn quá nhiều mục: mỗi lần nhiều nhất ${maximum}.`,
  unknown_field: (v: Values) => `Không hiểu mục “${v.name}”. Hãy bỏ đi rồi gửi lại.`,
  invalid_value: () => 'Giá trị này không dùng được. Hãy chọn lại.',
  invalid_number: () => 'Hãy nhập một số nguyên.',
  invalid_date: () => 'Ngày này không có thật. Hãy nhập dạng ngày/tháng/năm, ví dụ 09/06/2026.',
  invalid_time: () => 'Giờ không đúng. Hãy nhập dạng 14:30.',
  invalid_phone: () => 'Số điện thoại không đúng. Ví dụ: 0912 345 678.',
  end_before_start: () => 'Ngày kết thúc phải sau ngày bắt đầu.',
  // Children and registrations
  child_known: () =>
    'Em này đã có trong danh sách của tổ (trùng họ tên và năm sinh). Hãy mở em trong danh sách. Nếu là hai em khác nhau, hãy ghi thêm để phân biệt, ví dụ “Nguyễn Văn An (nhà bà Hoa)”.',
  own_group_only: () => 'Bạn chỉ xem và ghi được các em trong tổ của mình.',
  unknown_group: () => 'Hãy chọn tổ dân phố trong danh sách.',
  census_whole_missing: () => 'Hãy điền số trẻ dưới 16 tuổi của tổ này trước.',
  census_part_over: (v: Values) => `Nhiều hơn ${v.whole} trẻ dưới 16 tuổi của tổ. Hãy sửa một trong hai số.`,
  census_parts_over: (v: Values) =>
    `Cộng các ô cùng nhóm là ${v.sum}, nhiều hơn ${v.whole} trẻ dưới 16 tuổi của tổ. Hãy sửa lại.`,
  census_group_twice: () => 'Tổ này có hai dòng. Hãy bỏ một dòng.',
  census_no_table: () =>
    'Không thấy bảng số liệu. Bảng cần một dòng tiêu đề có cột tên tổ và ít nhất một cột số, ví dụ “Dưới 16 tuổi”.',
  census_nothing_sent: () => 'Hãy dán bảng từ Excel hoặc chọn một tệp XLSX, CSV.',
  choose_group: () => 'Hãy chọn tổ dân phố trước khi mở danh sách.',
  birth_year_future: (v: Values) => `Năm sinh không được sau năm ${v.year}.`,
  birth_year_too_old: (v: Values) => `Chương trình dành cho các em sinh từ năm ${v.year}.`,
  consent_method_required: () => 'Hãy cho biết gia đình đã đồng ý bằng cách nào (giấy hay lời nói).',
  consent_required: () => 'Cần cha, mẹ hoặc người giám hộ đồng ý. Hãy đọc rồi đánh dấu vào ô này.',
  consent_missing: () => 'Chưa có sự đồng ý của gia đình. Hãy mở trang của em và ghi sự đồng ý trước.',
  assent_required: () => 'Em từ 7 tuổi: hãy hỏi em có muốn tham gia không rồi đánh dấu.',
  assent_refused: () => 'Em chưa muốn tham gia. Hãy hỏi lại em trước khi đăng ký.',
  registration_not_open: () => 'Hoạt động này không cần đăng ký. Mời em đến đúng giờ.',
  registration_closed: () => 'Đã hết hạn đăng ký. Hãy hỏi tổ trưởng hoặc xem hoạt động khác của phường, xã.',
  event_cancelled: () => 'Hoạt động này đã bị hủy nên không nhận đăng ký nữa.',
  event_postponed: () => 'Hoạt động này đang được hoãn. Khi có ngày mới, mời quay lại đăng ký.',
  age_too_young: (v: Values) =>
    `Hoạt động dành cho các em từ ${v.minimum} tuổi (tính theo năm sinh). Hẹn em năm sau nhé.`,
  age_too_old: (v: Values) =>
    `Hoạt động dành cho các em đến ${v.maximum} tuổi (tính theo năm sinh). Mời em xem hoạt động khác hợp tuổi hơn.`,
  group_not_invited: () =>
    'Hoạt động này dành cho tổ dân phố khác. Mời em xem hoạt động của tổ mình hoặc của cả phường, xã.',
  children_unfit: (v: Values) =>
    `Chưa đăng ký cho em nào vì ${v.count} em chưa tham gia được. Hãy xem lý do cạnh tên từng em, sửa lại hoặc bỏ chọn em đó.`,
  claim_expired: () => 'Đã quá giờ nhận chỗ nên chỗ này được chuyển cho em khác. Gia đình có thể đăng ký lại.',
  still_waiting: () => 'Em vẫn đang trong danh sách chờ, chưa có chỗ để nhận.',
  excuse_too_late: () => 'Buổi này đã bắt đầu. Hãy gọi cho người phụ trách hoặc tổ trưởng để báo vắng.',
  no_kept_seats: () => 'Hoạt động này không giữ chỗ ưu tiên nên không cần mã.',
  code_unknown: () => 'Mã này không đúng cho hoạt động này. Hãy xem lại từng chữ, hoặc hỏi tổ trưởng đã đưa mã.',
  code_used: () => 'Mã này đã được dùng rồi. Mỗi mã chỉ đăng ký được một lần; hãy xin tổ trưởng mã khác.',
  code_revoked: () => 'Mã này đã bị thu hồi. Hãy xin tổ trưởng mã khác, hoặc đăng ký không cần mã.',
  already_cancelled: () => 'Đăng ký này đã được hủy rồi.',
  phone_registered_often: () =>
    'Hôm nay số điện thoại này đã đăng ký nhiều lần. Hãy nhờ tổ trưởng đăng ký giúp, hoặc quay lại vào ngày mai.',
  phone_not_on_record: () =>
    'Em này đã được ghi với số điện thoại khác. Hãy dùng số của gia đình đã báo với tổ trưởng, hoặc nhờ tổ trưởng đăng ký giúp.',
  ticket_missing: () => 'Không mở được vé này. Hãy kiểm tra lại đường dẫn, hoặc hỏi tổ trưởng.',
  withdrawal_unsure: () => 'Hãy đánh dấu vào ô này nếu chắc chắn muốn trả lại chỗ.',
  choose_meeting: () => 'Hãy chọn ít nhất một buổi.',
  list_too_long: (v: Values) =>
    `Danh sách có ${v.count} em; mỗi lần nhận nhiều nhất ${v.maximum} em. Hãy chia ra rồi gửi từng phần.`,
  consent_taken_back: () => 'Gia đình đã rút lại sự đồng ý. Hãy hỏi lại gia đình, rồi nhờ tổ trưởng ghi sự đồng ý mới.',
  consents_not_held: () => 'Hãy xác nhận đơn vị đang giữ giấy đồng ý của từng gia đình, rồi gửi lại.',
  one_or_several: () => 'Hãy gửi childId cho một em, hoặc childIds cho các em một nhà; không gửi cả hai.',
  child_twice: () => 'Em này đã có ở trên. Hãy bỏ bớt một lần, hoặc ghi đúng tên em khác.',
  choose_children: () => 'Hãy chọn ít nhất một em.',
  // Attendance and reports
  attendance_not_yours: () => 'Buổi này của cơ quan hoặc tổ khác, bạn không điểm danh được. Hãy mở buổi của mình.',
  attendance_other_group: () => 'Em này ở tổ khác. Hãy nhờ tổ trưởng của em hoặc cán bộ phụ trách điểm danh.',
  attendance_not_registered: () => 'Em này chưa có chỗ trong hoạt động. Hãy ghi em là vãng lai.',
  attendance_cancelled: () => 'Buổi này đã hủy nên không điểm danh được.',
  attendance_postponed: () => 'Buổi này đang được hoãn nên chưa điểm danh được.',
  attendance_too_early: () => 'Chưa đến lúc điểm danh. Có thể bắt đầu từ 12 giờ trước buổi.',
  attendance_closed: () => 'Đợt này đã kết thúc, không ghi thêm được nữa. Hãy báo người quản trị nếu cần sửa.',
  headcount_not_yours: () =>
    'Buổi này dành cho nhiều tổ, nên cán bộ phụ trách đếm số người. Bạn vẫn điểm danh được các em của tổ mình.',
  // Phones at the door
  pass_unknown: () => 'Mã này không đúng. Hãy quét lại mã QR trên trang điểm danh.',
  pass_used: () => 'Mã này đã được dùng cho một máy. Hãy tạo mã mới cho máy này.',
  pass_expired: () => 'Mã này đã hết hạn (mỗi mã dùng được 30 phút). Hãy tạo mã mới.',
  device_revoked: () => 'Máy này đã bị thu hồi nên không điểm danh được nữa. Hãy hỏi cán bộ phụ trách để lấy mã mới.',
  device_expired: () => 'Máy này đã quá hạn gửi (7 ngày sau buổi). Hãy đưa danh sách cho cán bộ phụ trách ghi bổ sung.',
  roster_closed: () => 'Đã hết ngày của buổi nên danh sách không còn xem được. Những gì chưa gửi vẫn gửi được.',
  checkin_one_day: () => 'Mỗi mã chỉ dùng cho các buổi trong cùng một ngày. Hãy chọn lại.',
  checkin_day_over: () => 'Ngày của buổi này đã qua. Hãy ghi bổ sung trên trang điểm danh.',
  checkin_too_early: () => 'Còn hơn một ngày nữa mới đến buổi này. Hãy tạo mã vào ngày có buổi.',
  choose_sessions: () => 'Hãy chọn ít nhất một buổi.',
  other_session: () => 'Buổi này không nằm trong mã của máy. Hãy lấy mã mới có buổi này.',
  child_not_on_roster: () =>
    'Em này không có trong danh sách của buổi. Hãy tải lại danh sách; nếu em có mặt, hãy ghi vãng lai.',
  walk_in_unknown: () => 'Em vãng lai này chưa được gửi lên. Hãy gửi em trước rồi gửi lại lần điểm danh này.',
  device_clock_off: () => 'Đồng hồ của máy bị lệch. Hãy chỉnh lại ngày giờ rồi gửi lại.',
  too_many_operations: (v: Values) => `Mỗi lần gửi nhiều nhất ${v.maximum} thao tác. Hãy chia thành nhiều lần.`,
  ticket_forged: () => 'Mã này không phải vé thật. Hãy tìm tên em trong danh sách.',
  ticket_other_event: (v: Values) => `Đây là vé của sự kiện khác: ${v.title}. Hãy chỉ giúp em đến đúng nơi.`,
  ticket_other_ward: () => 'Đây là vé của phường, xã khác. Nếu em vẫn muốn tham gia, hãy ghi em là vãng lai.',
  ticket_waiting: () => 'Em còn ở danh sách chờ, chưa có chỗ. Nếu còn chỗ, hãy ghi em là vãng lai.',
  ticket_cancelled: () => 'Chỗ của em đã được hủy. Nếu em vẫn đến, hãy ghi em là vãng lai.',
  ticket_used: (v: Values) =>
    `Vé này đã điểm danh lúc ${v.time}. Nếu là một em khác cầm vé, hãy ghi em ấy là vãng lai.`,
  roster_numbers_unread: (v: Values) => `Không hiểu “${v.text}”. Hãy ghi số và khoảng số, ví dụ 1-5, 8, 12.`,
  roster_numbers_unknown: (v: Values) => `Danh sách không có số ${v.numbers}. Hãy xem lại tờ giấy rồi sửa.`,
  roster_changed: () => 'Danh sách trên giấy đã cũ: có em mới được thêm hoặc thôi tham gia. Hãy so tên trước khi lưu.',
  report_signed: () => 'Báo cáo này đã ký nên không đổi được nữa. Cần sửa thì lập bản đính chính.',
  report_not_signed: () => 'Báo cáo này chưa ký. Hãy nhờ người duyệt ký trước.',
  report_corrected_already: () => 'Báo cáo này đã có bản đính chính. Hãy mở bản ấy để sửa tiếp.',
  period_too_long: () => 'Khoảng thời gian quá dài. Hãy chọn nhiều nhất 2 năm.',
  // LED boards
  undrawable: (v: Values) =>
    `Màn hình LED không hiện được: ${v.characters}. Hãy bỏ đi rồi gửi lại.${hiddenNext.vi(String(v.characters))}`,
  choose_boards: () => 'Hãy chọn ít nhất một màn hình.',
  alert_end_required: () => 'Hãy chọn phát đến lúc nào.',
  alert_too_short: () => 'Thông báo khẩn cấp cần phát ít nhất 5 phút. Hãy chọn giờ kết thúc muộn hơn.',
  alert_too_long: () => 'Thông báo khẩn cấp phát nhiều nhất 24 giờ. Hãy chọn sớm hơn; hết giờ mà vẫn cần thì phát lại.',
  alert_over_already: () => 'Thông báo này đã kết thúc rồi. Các màn hình đã trở lại bình thường.',
  same_date_twice: () => 'Một ngày xuất hiện hai lần. Hãy giữ một dòng cho mỗi ngày.',
  too_many_pixels: () => 'Màn hình lớn quá mức hỗ trợ. Hãy kiểm tra lại số điểm ảnh rộng và cao.',
  empty_window: () => 'Giờ bắt đầu và giờ kết thúc đang trùng nhau. Hãy chọn giờ kết thúc khác.',
  screen_revoked_already: () => 'Màn hình này đã được thu hồi. Hãy cấp khóa mới nếu muốn dùng lại.',
  message_withdrawn_already: () => 'Thông điệp này đã được gỡ. Hãy sửa để gửi duyệt lại.',
  message_not_waiting: () => 'Thông điệp này không còn chờ duyệt. Hãy mở lại để xem bản mới.',
  pairing_code_wrong: () =>
    'Không có màn hình nào đang hiện mã này. Hãy xem lại mã trên màn hình (mã đổi sau 10 phút) rồi nhập lại.',
  too_many_pairing_codes: (v: Values) =>
    `Đã nhập sai mã quá nhiều lần. Hãy đợi ${v.minutes} phút rồi nhập mã đang hiện trên màn hình.`,
  too_many_pairings: (v: Values) => `Đang có quá nhiều màn hình chờ ghép. Hãy thử lại sau ${v.minutes} phút.`,
  pairing_over: () => 'Lần ghép này đã hết hạn hoặc đã xong. Hãy mở lại trang ghép màn hình để lấy mã mới.',
  time_in_future: () => 'Thời điểm này ở tương lai. Hãy chỉnh lại đồng hồ của thiết bị.',
  // Accounts and places
  wrong_sign_in: () => 'Tên đăng nhập, số điện thoại hoặc mật khẩu không đúng. Hãy kiểm tra rồi thử lại.',
  too_many_sign_ins: (v: Values) =>
    `Đã thử sai quá nhiều lần. Hãy đợi ${v.minutes} phút rồi thử lại, hoặc nhờ người quản trị.`,
  wrong_password: () => 'Mật khẩu hiện tại không đúng. Hãy nhập lại.',
  password_too_short: (v: Values) => `Mật khẩu cần ít nhất ${v.minimum} ký tự. Một câu ngắn dễ nhớ là tốt nhất.`,
  password_is_name: () => 'Mật khẩu không được trùng với tên. Hãy chọn mật khẩu khác.',
  invalid_username: () =>
    'Tên đăng nhập dài 3–40 ký tự: chữ không dấu, chữ số, có thể có dấu chấm, gạch ngang ở giữa. Ví dụ: nguyen.lan',
  username_taken: () => 'Tên đăng nhập này đã có người dùng. Hãy chọn tên khác.',
  phone_taken: () => 'Số điện thoại này đã gắn với một tài khoản khác.',
  organization_required: () => 'Hãy chọn cơ quan, đơn vị của điều phối viên.',
  group_required: () => 'Hãy chọn tổ dân phố của tổ trưởng.',
  invitation_over: () =>
    'Liên kết mời này đã được dùng, bị thu hồi hoặc quá hạn. Hãy xin người quản trị một liên kết mới.',
  deactivate_self: () => 'Bạn không thể tự khóa tài khoản của mình. Hãy nhờ một người quản trị khác.',
  name_taken: () => 'Tên này đã có trong danh mục. Hãy dùng mục đã có hoặc đặt tên khác.',
  close_before_open: () => 'Giờ đóng cửa phải sau giờ mở cửa.',
  holiday_taken: () => 'Ngày này đã có trong bảng ngày nghỉ. Hãy mở ngày ấy để sửa tên, hoặc chọn ngày khác.',
  term_overlaps: (v: Values) => `Thời gian này chồng lên “${v.name}”. Hãy đổi ngày để hai học kỳ không trùng nhau.`,
  period_end: () => 'Giờ ra phải sau giờ vào. Ví dụ: vào 07:00, ra 07:45.',
  period_overlaps: () => 'Tiết này bắt đầu khi tiết trước chưa hết. Hãy xem lại giờ vào.',
  period_twice: () => 'Một tiết được ghi hai lần. Hãy bỏ bớt một dòng.',
  invalid_day_of_year: () => 'Ngày này không có thật. Hãy nhập ngày/tháng, ví dụ 15/07.',
  storms_across_year: () =>
    'Mùa bão phải nằm gọn trong một năm: ngày cuối không được trước ngày đầu. Ví dụ: từ 15/07 đến 15/10.',
  venue_never_open: () => 'Địa điểm không mở cửa ngày nào. Hãy bỏ bớt dấu ở những ngày đóng cửa.',
  hotline_always: () => 'Tổng đài 111 luôn có sẵn ở đầu danh sách, không cần thêm.',
  // Events and campaigns
  venue_taken: (v: Values) =>
    `Địa điểm này đã có “${v.title}” ngày ${v.date}, ${v.from}–${v.to}. Hãy đổi giờ hoặc chọn địa điểm khác.`,
  venue_required: () => 'Hãy chọn địa điểm, hoặc đổi hình thức sang trực tuyến.',
  https_required: () => 'Đường dẫn phải bắt đầu bằng https://, ví dụ https://zoom.us/j/123.',
  unknown_choice: () => 'Mục đã chọn không có ở phường, xã này. Hãy chọn lại trong danh sách.',
  own_organization_only: () => 'Bạn chỉ lập được sự kiện cho cơ quan, đơn vị của mình.',
  series_too_long: (v: Values) => `Lịch lặp không được dài quá ${v.days} ngày. Hãy chọn ngày cuối sớm hơn.`,
  no_occurrence: () => 'Không còn buổi nào. Hãy xem lại các thứ trong tuần và những ngày nghỉ.',
  end_required: () => 'Hãy cho biết lặp đến ngày nào hoặc bao nhiêu lần.',
  one_end_only: () => 'Chỉ chọn một: ngày cuối hoặc số lần.',
  too_many_meetings: (v: Values) => `Lịch lặp này có quá nhiều buổi (tối đa ${v.maximum}). Hãy rút ngắn lại.`,
  lunar_day_missing: (v: Values) =>
    `Tháng ${v.month} âm lịch năm ${v.year} chỉ có 29 ngày. Hãy chọn ngày 29 hoặc kết thúc trước năm đó.`,
  lunar_range: (v: Values) => `Lịch âm chỉ tính chắc chắn đến năm ${v.year}. Hãy chọn ngày sớm hơn.`,
  lunar_too_long: (v: Values) => `Sự kiện theo âm lịch chỉ xếp trước được ${v.years} năm. Hãy kết thúc sớm hơn.`,
  no_school_terms: () => 'Không có tuần học nào trong khoảng này. Hãy điền học kỳ trong mục Ngày nghỉ và năm học.',
  unknown_period: () => 'Chưa có giờ của tiết này. Hãy điền giờ các tiết trong mục Ngày nghỉ và năm học.',
  overlaps_itself: (v: Values) => `Hai buổi của chính sự kiện này trùng giờ nhau ngày ${v.date}. Hãy đổi giờ một buổi.`,
  overlap_needs_approver: () => 'Chỉ người duyệt mới được xếp trùng địa điểm. Hãy chọn giờ khác hoặc nhờ người duyệt.',
  meeting_over: () => 'Buổi này đã diễn ra hoặc đã điểm danh nên không đổi được nữa.',
  move_to_past: () => 'Thời gian này đã qua. Hãy chọn ngày, giờ sắp tới.',
  move_in_form: () => 'Không kéo cả chuỗi như vậy được. Hãy đổi lịch lặp trong phần Sửa sự kiện.',
  date_not_named: () => 'Ngày này không thuộc lịch lặp của sự kiện.',
  not_postponed: () => 'Mục này không bị hoãn hay hủy nên không cần khôi phục.',
  meeting_postponed: () => 'Buổi này đang được hoãn rồi.',
  already_postponed: () => 'Sự kiện này đang được hoãn rồi.',
  other_part_not_submitted: () => 'Sự kiện này được tách làm hai phần. Hãy gửi duyệt cả phần kia để công bố cùng lúc.',
  season_not_later: () => 'Đợt mới phải bắt đầu sau khi đợt cũ kết thúc.',
  not_repeating: () => 'Sự kiện này chỉ có một buổi. Hãy sửa hoặc hủy cả sự kiện.',
  too_short_meeting: () => 'Mỗi buổi phải dài ít nhất 5 phút.',
  age_order: () => 'Tuổi lớn nhất phải bằng hoặc hơn tuổi nhỏ nhất.',
  capacity_required: () => 'Muốn giữ chỗ ưu tiên, hãy điền sức chứa.',
  priority_over_capacity: () => 'Số chỗ ưu tiên không được nhiều hơn sức chứa.',
  choose_events: () => 'Hãy chọn ít nhất một sự kiện.',
  releases_too_late: () =>
    'Chỗ ưu tiên phải mở cho tất cả trước khi hết hạn đăng ký và trước buổi cuối. Hãy chọn ngày sớm hơn.',
  closes_after_start: () => 'Đăng ký phải khép lại trước buổi đầu tiên. Hãy đổi hạn đăng ký hoặc chọn ngày muộn hơn.',
  cancelled_already: () => 'Sự kiện này đang bị hủy. Muốn đổi, hãy nhờ người duyệt khôi phục trước.',
  not_draft: () => 'Sự kiện này không còn là bản nháp. Hãy mở lại trang để xem trạng thái mới.',
  not_submitted: () => 'Sự kiện này không còn chờ duyệt. Có thể người khác vừa xử lý.',
  not_published: () => 'Mục này chưa được công bố nên không có gì để gỡ.',
  already_published: () => 'Mục này đã được công bố rồi.',
  meeting_cancelled: () => 'Buổi này đã hủy rồi.',
  occurrence_over: () => 'Buổi này đã diễn ra nên không hủy được nữa.',
  // Other programs, over the API
  outdated: () => 'Mục này đã được sửa sau lần bạn đọc. Hãy đọc lại bằng GET, xem thay đổi, rồi gửi với ETag mới.',
  version_required: () =>
    'Cần cho biết bạn sửa từ bản nào. Hãy gửi kèm If-Match với ETag của lần đọc, hoặc trường version.',
  bad_idempotency_key: () => 'Idempotency-Key gồm 1–100 ký tự ASCII nhìn thấy được, không có dấu cách.',
  key_reused: () => 'Idempotency-Key này đã dùng cho một yêu cầu khác. Hãy dùng khóa mới.',
  request_running: () => 'Yêu cầu với Idempotency-Key này đang được xử lý. Hãy gửi lại sau 1 giây.',
  request_unknown: () =>
    'Yêu cầu trước với Idempotency-Key này bị ngắt giữa chừng, không rõ đã tạo xong hay chưa. Hãy xem trong danh sách; nếu chưa có, hãy gửi lại với khóa mới.',
  bad_cursor: () => 'Không đọc được cursor. Hãy dùng đúng giá trị next của lần trả lời trước, hoặc bắt đầu lại từ đầu.',
  page_replaced: () => 'Danh sách này không còn chia theo page. Hãy dùng limit và cursor (giá trị next).',
  // Files brought in, and their rows
  list_missing: () => 'Hãy chọn một tệp .xlsx hoặc .csv.',
  list_empty: () => 'Tệp này không có dòng nào ghi tên trẻ em. Hãy điền ít nhất một em dưới dòng tiêu đề rồi gửi lại.',
  list_no_header: () =>
    'Không thấy dòng tiêu đề có cột Họ và tên. Hãy dùng tệp mẫu, hoặc đặt tên các cột như trong tệp mẫu.',
  list_too_many_rows: (v: Values) =>
    `Mỗi tệp chỉ nhận tối đa ${v.maximum} em. Hãy chia tệp theo tổ dân phố rồi gửi từng tệp.`,
  row_gender: () => 'Hãy ghi Nam hoặc Nữ, hoặc đánh x vào một trong hai cột.',
  row_birth: () => 'Hãy ghi năm sinh, ví dụ 2016, hoặc ngày sinh dạng 09/06/2016.',
  row_birth_future: () => 'Ngày sinh này chưa tới. Hãy xem lại ngày sinh.',
  row_household: () => 'Hãy đánh x vào cột hộ nghèo hoặc cận nghèo, hoặc để trống nếu không thuộc.',
  row_phone: () => 'Số điện thoại này không đọc được. Hãy ghi đủ 10 số, hoặc để trống.',
  row_group_missing: () => 'Hãy ghi tổ dân phố của em.',
  row_group_unknown: (v: Values) => `Phường, xã không có tổ “${v.name}”. Hãy ghi tên tổ như trong Danh mục.`,
  row_group_twice: (v: Values) => `Có nhiều tổ giống tên “${v.name}”. Hãy ghi đủ tên tổ như trong Danh mục.`,
  same_child_twice: () => 'Hai hồ sơ này là một. Hãy mở lại danh sách em giống nhau.',
  choose_two_groups: () => 'Hãy chọn ít nhất hai tổ để hợp nhất.',
  merge_day_future: () => 'Ngày hợp nhất chưa tới. Hãy làm việc này từ ngày hợp nhất trở đi.',
  group_merged_already: () => 'Một tổ đã chọn không còn hoạt động. Hãy mở lại trang để xem các tổ hiện nay.',
  file_empty: () => 'Tệp này không có dòng sự kiện nào. Hãy điền ít nhất một dòng dưới dòng tiêu đề rồi gửi lại.',
  file_not_spreadsheet: () =>
    'Đây không phải bảng tính hay lịch. Hãy mở bằng Excel, chọn Lưu thành (Save As), kiểu Excel Workbook (.xlsx), rồi gửi tệp mới.',
  file_old_excel: () =>
    'Đây là tệp Excel đời cũ (.xls) hoặc tệp có mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu nếu có, chọn Lưu thành kiểu Excel Workbook (.xlsx), rồi gửi tệp mới.',
  file_too_large: (v: Values) =>
    `Tệp quá lớn (tối đa ${v.megabytes} MB). Hãy bỏ ảnh và các trang tính không cần, hoặc chép bảng sang một tệp mới.`,
  file_unpacks_too_large: () =>
    'Tệp này nén quá nhiều dữ liệu nên không an toàn để mở. Hãy chép riêng bảng cần dùng sang một tệp mới, chia thành vài tệp nếu bảng dài, rồi gửi lại.',
  file_damaged: () => 'Tệp bị hỏng nên không đọc được. Hãy mở bằng Excel, lưu lại thành tệp mới (.xlsx) rồi gửi lại.',
  file_encoding: () =>
    'Không đọc được dấu tiếng Việt trong tệp này. Hãy mở bằng Excel, chọn Lưu thành kiểu CSV UTF-8 hoặc Excel Workbook (.xlsx), rồi gửi lại.',
  file_too_many_rows: (v: Values) =>
    `Tệp có quá nhiều dòng. Mỗi lần nhập tối đa ${v.maximum} sự kiện: hãy chia thành nhiều tệp.`,
  file_no_header: () =>
    'Không tìm thấy dòng tiêu đề. Bảng cần một dòng có các cột Tên sự kiện, Ngày bắt đầu, Bắt đầu… Hãy tải tệp mẫu và chép dữ liệu vào.',
  file_too_wordy: () =>
    'Tệp có quá nhiều chữ để nhập một lần. Hãy rút gọn cột Giới thiệu, hoặc chia thành nhiều tệp rồi gửi lại.',
  season_too_long: (v: Values) => `Chỉ xem được nhiều nhất ${v.days} ngày một lần. Hãy chọn ngắn hơn.`,
  file_missing: () => 'Hãy chọn một tệp .xlsx, .csv hoặc .ics.',
  row_name_unknown: (v: Values) =>
    `Không có “${v.name}” trong danh mục. Hãy sửa lại tên, hoặc thêm vào danh mục trước.`,
  row_name_near: (v: Values) =>
    `Không có “${v.name}” trong danh mục. Gần giống: ${v.near}. Hãy chép đúng tên, hoặc thêm vào danh mục trước.`,
  row_name_twice: (v: Values) =>
    `Có ${v.count} mục cùng tên “${v.name}” nên không rõ mục nào. Hãy ghi tên đăng nhập (với cán bộ), hoặc đổi tên trong danh mục.`,
  row_of_others: () => 'Mã này là của sự kiện do đơn vị khác chủ trì. Hãy xóa mã ở dòng này, hoặc bỏ dòng này.',
  row_not_ticked: () => 'Khác với sự kiện đã có, nhưng bạn không chọn cập nhật nên được giữ nguyên.',
  row_moved_on: () =>
    'Sự kiện này vừa được người khác sửa sau khi bạn gửi tệp. Hãy gửi lại tệp để xem khác gì rồi chọn lại.',
  import_done: () => 'Tệp này đã được nhập rồi, không có gì thay đổi thêm. Muốn nhập nữa, hãy gửi lại tệp.',
  import_expired: () => 'Bản xem trước này đã quá một ngày. Hãy gửi lại tệp.',
  row_twice: (v: Values) => `Trùng với dòng ${v.line} trong cùng tệp. Hãy bỏ một dòng, hoặc ghi mã khác nhau.`,
  row_category: () => 'Lĩnh vực phải là một trong: Văn hóa, Thể thao, Kỹ năng số, An toàn mạng.',
  row_mode: () => 'Hình thức phải là một trong: Trực tiếp, Trực tuyến, Kết hợp.',
  row_mark: () => 'Hãy ghi x (hoặc có) để chọn, để trống (hoặc không) nếu không.',
  row_ages: () => 'Hãy ghi độ tuổi dạng 8-13, từ 8, đến 13, hoặc để trống.',
  row_days: () => 'Hãy ghi các thứ dạng T2, T4 hoặc thứ Hai, thứ Tư; Chủ nhật là CN.',
  row_repeats: () =>
    'Không hiểu cách lặp này. Hãy ghi ví dụ: một lần, hằng ngày, hằng tuần, 2 tuần một lần, hằng tháng, thứ Ba tuần 2 hằng tháng, 15/8 âm lịch.',
  row_repeats_missing: () =>
    'Có ngày cuối hoặc số buổi nhưng chưa rõ lặp thế nào. Hãy ghi hằng ngày, hằng tuần… vào cột Lặp lại.',
  ics_unreadable: () => 'Mục này trong tệp lịch bị hỏng nên không đọc được. Hãy xuất lại lịch từ chương trình của bạn.',
  ics_all_day: () => 'Đây là sự kiện cả ngày, chưa có giờ. Hãy đặt giờ bắt đầu và kết thúc trong lịch rồi xuất lại.',
  ics_floating: () =>
    'Giờ này không ghi múi giờ nên không chắc là giờ Việt Nam. Hãy chọn múi giờ Asia/Ho_Chi_Minh trong lịch rồi xuất lại.',
  ics_zone: (v: Values) => `Giờ này theo múi giờ ${v.zone}. Hãy đổi sang Asia/Ho_Chi_Minh trong lịch rồi xuất lại.`,
  ics_rule: (v: Values) =>
    `Không nhập đúng được cách lặp này (${v.rule}). Hãy tách thành các sự kiện đơn giản hơn, hoặc tạo trực tiếp ở đây.`,
  ics_rdate: () =>
    'Sự kiện này thêm ngày lẻ ngoài lịch lặp (RDATE). Hãy tách các ngày lẻ thành sự kiện riêng rồi xuất lại.',
  ics_range: () => 'Sự kiện này đổi từ một buổi trở về sau. Hãy tách thành hai sự kiện trong lịch rồi xuất lại.',
  ics_cancelled: () => 'Sự kiện này đã bị hủy hoặc hoãn trong tệp lịch nên không nhập.',
  // Families' requests
  requests_often: () =>
    'Hôm nay đã nhận nhiều yêu cầu từ gia đình. Hãy chờ trả lời, hoặc gọi Ủy ban nhân dân phường, xã.',
  request_closed: () => 'Yêu cầu này đã được giải quyết xong. Nếu cần thêm, hãy ghi một yêu cầu mới.',
  request_unmatched: () => 'Chưa biết yêu cầu này về em nào. Hãy chọn em trước.',
  erasure_unsure: () => 'Hãy đánh dấu vào ô xác nhận trước khi xóa vĩnh viễn.',
  choose_purposes: () => 'Hãy chọn ít nhất một sự đồng ý cần rút lại.',
}

export const en: typeof vi = {
  missing: () => 'There is no such page or item. It may have been removed, or the address is wrong.',
  forbidden: () => 'Your account may not do this. Ask an administrator of your ward.',
  sign_in_required: () => 'Please sign in to continue.',
  invalid: () => 'Something is not right yet. Correct the marked fields and send again.',
  too_many: v => `Too many attempts. Try again in ${v.minutes} minutes.`,
  too_large_body: () => 'What you sent is too large. Shorten it and send again.',
  malformed: () => 'What you sent cannot be read. Check its format.',
  other_site: () => 'This was sent from another site. Open the page of the ward again and send from there.',
  wrong_key: () => 'This key is wrong or has been revoked.',
  unexpected: () => 'Something went wrong on our side. Try again; if it stays, tell an administrator.',
  changed_meanwhile: () => 'Someone else has just changed this. Open it again to see the new version, then edit.',
  already_exists: () => 'This exists already.',
  required: () => 'Please fill this in.',
  too_long: v => (v.maximum ? `Too long. At most ${v.maximum} characters.` : 'Too long. Please shorten it.'),
  too_small: v => (v.minimum === undefined ? 'This number is too small.' : `Must be ${v.minimum} or more.`),
  too_large: v => (v.maximum === undefined ? 'This number is too large.' : `Must not be over ${v.maximum}.`),
  too_many_values: ({ maximum }: Values) => `Too many values chosen: at most ${maximum} at a time.`,
  unknown_field: v => `“${v.name}” is not known here. Leave it out and send again.`,
  invalid_value: () => 'This value cannot be used. Please choose again.',
  invalid_number: () => 'Please enter a whole number.',
  invalid_date: () => 'This date does not exist. Use day/month/year, such as 09/06/2026.',
  invalid_time: () => 'This is not a time. Use the form 14:30.',
  invalid_phone: () => 'This is not a phone number. For example: 0912 345 678.',
  end_before_start: () => 'The end must come after the start.',
  child_known: () =>
    'The group already has this child (same name and birth year). Open the child in the list. If they are two children, add something to the name that tells them apart.',
  own_group_only: () => 'You can only see and record the children of your own group.',
  unknown_group: () => 'Choose a residential group from the list.',
  census_whole_missing: () => 'Fill in the number of children under 16 of this group first.',
  census_part_over: v => `More than the group’s ${v.whole} children under 16. Correct one of the two.`,
  census_parts_over: v =>
    `Together with the cells beside it this makes ${v.sum}, more than the group’s ${v.whole} children under 16.`,
  census_group_twice: () => 'This group has two rows. Remove one.',
  census_no_table: () =>
    'No table was found. It needs a heading with a column of group names and at least one of numbers, such as “Under 16”.',
  census_nothing_sent: () => 'Paste a table from Excel, or choose an XLSX or CSV file.',
  choose_group: () => 'Choose a residential group before opening the list.',
  birth_year_future: v => `The birth year cannot be after ${v.year}.`,
  birth_year_too_old: v => `The programme is for those born in ${v.year} or later.`,
  consent_method_required: () => 'Say how the family agreed (on paper or by word).',
  consent_required: () => 'A parent or guardian has to agree. Please read and tick this box.',
  consent_missing: () => 'The family has not agreed yet. Open the child’s page and record the consent first.',
  assent_required: () => 'From 7 years: ask whether the child wants to take part, then tick.',
  assent_refused: () => 'The child does not want to take part yet. Ask again before registering.',
  registration_not_open: () => 'No registration is needed for this. Just come on time.',
  registration_closed: () => 'Registration has closed. Ask the group head, or see the ward’s other activities.',
  event_cancelled: () => 'This has been cancelled and takes no more registrations.',
  event_postponed: () => 'This activity is postponed. Come back when it has a new date.',
  age_too_young: v => `This is for children from ${v.minimum} years (by birth year). See you in a later year.`,
  age_too_old: v => `This is for children up to ${v.maximum} years (by birth year). Please see the other activities.`,
  group_not_invited: () =>
    'This is for other residential groups. Please see those of your own group or of the whole ward.',
  children_unfit: (v: Values) =>
    `Nobody was registered, because ${v.count} cannot take part yet. See the reason beside each name, mend it or leave that child out.`,
  claim_expired: () => 'The time to take this place is over, so it went to another child. You can register again.',
  still_waiting: () => 'The child is still on the waiting list: there is no place to take yet.',
  excuse_too_late: () =>
    'This meeting has started. Call the person in charge or the group head to say that the child is absent.',
  no_kept_seats: () => 'This activity keeps no priority seats, so no codes are needed.',
  code_unknown: () =>
    'This code is not one for this activity. Check each letter, or ask the group head who gave it to you.',
  code_used: () => 'This code has been used. Each is good for one registration; ask the group head for another.',
  code_revoked: () => 'This code was taken back. Ask the group head for another, or register without one.',
  already_cancelled: () => 'This registration has been cancelled already.',
  phone_registered_often: () =>
    'This phone number has registered many times today. Ask the group head to help, or come back tomorrow.',
  phone_not_on_record: () =>
    'This child is on record with another phone number. Use the number that the group head has of your family, or ask the group head to register.',
  ticket_missing: () => 'This ticket cannot be opened. Check the address, or ask the group head.',
  withdrawal_unsure: () => 'Tick this box if you are sure to give the place back.',
  choose_meeting: () => 'Choose at least one session.',
  list_too_long: v =>
    `The list has ${v.count} children; at most ${v.maximum} are taken at a time. Split it and send one part after the other.`,
  consent_taken_back: () =>
    'The family took its consent back. Ask the family again, and the group head to record the new consent.',
  consents_not_held: () => 'Confirm that you hold each family’s written consent, and send again.',
  one_or_several: () => 'Send childId for one child, or childIds for those of one home; not both.',
  child_twice: () => 'This child is named above already. Leave one out, or correct the name.',
  choose_children: () => 'Choose at least one child.',
  attendance_not_yours: () => 'This session belongs to another organization or group. Open one of your own.',
  attendance_other_group: () => 'This child lives in another group. Ask its group head or the officer in charge.',
  attendance_not_registered: () => 'This child has no place in the activity. Record it as a walk-in.',
  attendance_cancelled: () => 'This session was cancelled, so attendance cannot be taken.',
  attendance_postponed: () => 'This session is postponed, so nobody can be ticked yet.',
  attendance_too_early: () => 'It is too early for attendance. It opens 12 hours before the session.',
  attendance_closed: () => 'The season is over and nothing more can be recorded. Tell an administrator if needed.',
  headcount_not_yours: () =>
    'This session is for several groups, so the officer in charge counts heads. You can still tick your group’s children.',
  // Phones at the door
  pass_unknown: () => 'This code is wrong. Scan the QR code on the attendance page again.',
  pass_used: () => 'This code was used by a phone already. Make a new one for this phone.',
  pass_expired: () => 'This code is over (each lasts 30 minutes). Make a new one.',
  device_revoked: () => 'This phone was taken out of use. Ask the officer in charge for a new code.',
  device_expired: () =>
    'This phone may no longer send (7 days after the session). Hand the list to the officer in charge.',
  roster_closed: () => 'The day is over, so the roster is closed. What is not sent yet can still be sent.',
  checkin_one_day: () => 'A code is for sessions of one day. Choose again.',
  checkin_day_over: () => 'The day of this session is over. Fill it in on the attendance page.',
  checkin_too_early: () => 'This session is more than a day away. Make the code on its day.',
  choose_sessions: () => 'Choose at least one session.',
  other_session: () => 'This session is not one of this phone’s. Get a new code that has it.',
  child_not_on_roster: () =>
    'This child is not on the roster of the session. Reload the roster; if the child is here, record a walk-in.',
  walk_in_unknown: () => 'This walk-in has not been sent yet. Send the child first, then this tick again.',
  device_clock_off: () => 'The clock of this phone is off. Set its date and time, then send again.',
  too_many_operations: v => `Send at most ${v.maximum} operations at a time. Split them.`,
  ticket_forged: () => 'This is not a real ticket. Find the child by name on the roster.',
  ticket_other_event: v => `This ticket is for another event: ${v.title}. Show the child the way.`,
  ticket_other_ward: () => 'This ticket is of another ward. If the child wants to stay, record a walk-in.',
  ticket_waiting: () => 'The child is on the waiting list. If there is room, record a walk-in.',
  ticket_cancelled: () => 'The child’s place was cancelled. If it came anyway, record a walk-in.',
  ticket_used: v => `This ticket was used at ${v.time}. If another child holds it, record that one as a walk-in.`,
  roster_numbers_unread: v => `“${v.text}” cannot be read. Write numbers and ranges such as 1-5, 8, 12.`,
  roster_numbers_unknown: v => `The roster has no number ${v.numbers}. Look at the paper again.`,
  roster_changed: () => 'The paper is older than the roster: children joined or left. Compare the names before saving.',
  report_signed: () => 'This report is signed and cannot change. Make a correction instead.',
  report_not_signed: () => 'This report is not signed yet. Ask an approver to sign it first.',
  report_corrected_already: () => 'This report has a correction already. Open that one to go on.',
  period_too_long: () => 'This period is too long. Choose two years at most.',
  undrawable: (v: Values) =>
    `Boards cannot show: ${v.characters}. Take it out and send again.${hiddenNext.en(String(v.characters))}`,
  choose_boards: () => 'Choose at least one board.',
  alert_end_required: () => 'Choose until when it runs.',
  alert_too_short: () => 'An emergency runs for at least 5 minutes. Choose a later end.',
  alert_too_long: () =>
    'An emergency runs for at most 24 hours. Choose an earlier end; raise it again if it is still needed.',
  alert_over_already: () => 'This emergency is over already. The boards are back to normal.',
  same_date_twice: () => 'A date stands here twice. Keep one row for each.',
  too_many_pixels: () => 'This board is larger than supported. Check its width and height in pixels.',
  empty_window: () => 'Start and end are the same time. Choose another end.',
  screen_revoked_already: () => 'This board is revoked already. Give it a new key to use it again.',
  message_withdrawn_already: () => 'This message is withdrawn already. Edit it to have it approved again.',
  message_not_waiting: () => 'This message is not waiting for approval any more. Open it again to see it.',
  pairing_code_wrong: () =>
    'No board is showing this code. Look at the board again (its code changes after 10 minutes) and type what it shows.',
  too_many_pairing_codes: (v: Values) =>
    `Too many wrong codes. Wait ${v.minutes} minutes, then type the code the board shows.`,
  too_many_pairings: (v: Values) => `Too many boards are waiting to be paired. Try again in ${v.minutes} minutes.`,
  pairing_over: () => 'This pairing has ended or was completed. Open the pairing page again for a new code.',
  time_in_future: () => 'This time lies in the future. Correct the clock of the device.',
  wrong_sign_in: () => 'The user name, phone or password is not right. Check them and try again.',
  too_many_sign_ins: v => `Too many wrong attempts. Wait ${v.minutes} minutes, or ask an administrator.`,
  wrong_password: () => 'The current password is not right. Please type it again.',
  password_too_short: v => `A password needs at least ${v.minimum} characters. A short sentence is best.`,
  password_is_name: () => 'The password must not be the name. Please choose another.',
  invalid_username: () =>
    'A user name has 3–40 letters without marks or digits, with dots or dashes between them. For example: nguyen.lan',
  username_taken: () => 'This user name is taken. Please choose another.',
  phone_taken: () => 'This phone number belongs to another account.',
  organization_required: () => 'Choose the organization of the coordinator.',
  group_required: () => 'Choose the residential group of the group head.',
  invitation_over: () =>
    'This invitation has been used or revoked, or is too old. Ask an administrator for a new link.',
  deactivate_self: () => 'You cannot deactivate your own account. Ask another administrator.',
  name_taken: () => 'This name is in the list already. Use that entry, or choose another name.',
  close_before_open: () => 'The closing time must come after the opening time.',
  holiday_taken: () =>
    'This day is in the list of holidays already. Open it to change its name, or choose another day.',
  term_overlaps: v => `This overlaps “${v.name}”. Change the dates so that no two terms overlap.`,
  period_end: () => 'The end must come after the start. For example: 07:00 to 07:45.',
  period_overlaps: () => 'This lesson starts before the one ahead of it is over. Check its start.',
  period_twice: () => 'A lesson stands here twice. Leave one of them out.',
  invalid_day_of_year: () => 'There is no such day. Use day/month, such as 15/07.',
  storms_across_year: () =>
    'The storm season must lie within one year: its last day cannot come before its first. For example: 15/07 to 15/10.',
  venue_never_open: () => 'The venue is closed every day. Untick some of the days.',
  hotline_always: () => 'Hotline 111 always stands first; it need not be added.',
  // Events and campaigns
  venue_taken: v =>
    `“${v.title}” has this venue on ${v.date}, ${v.from}–${v.to}. Change the time or choose another venue.`,
  venue_required: () => 'Choose a venue, or change the mode to online.',
  https_required: () => 'The address must begin with https://, such as https://zoom.us/j/123.',
  unknown_choice: () => 'This ward has no such entry. Choose again from the list.',
  own_organization_only: () => 'You can plan events for your own organization only.',
  series_too_long: v => `A series may span at most ${v.days} days. Choose an earlier last day.`,
  no_occurrence: () => 'No session is left. Look at the weekdays and the skipped dates again.',
  end_required: () => 'Say until which day or how many times it repeats.',
  one_end_only: () => 'Choose one: a last day or a number of times.',
  too_many_meetings: v => `This repeats too often (at most ${v.maximum} sessions). Make it shorter.`,
  lunar_day_missing: v =>
    `Lunar month ${v.month} of ${v.year} has 29 days only. Choose the 29th or end before that year.`,
  lunar_range: v => `The lunar calendar is certain until ${v.year} only. Choose an earlier day.`,
  lunar_too_long: v => `An event of the lunar calendar is planned ${v.years} years ahead at most. End it earlier.`,
  no_school_terms: () => 'There are no weeks of school in this time. Fill in the terms under Holidays and school year.',
  unknown_period: () => 'This lesson has no time yet. Fill in the bell under Holidays and school year.',
  overlaps_itself: v => `Two sessions of this very event overlap on ${v.date}. Change the time of one.`,
  overlap_needs_approver: () => 'Only an approver may book a venue twice. Choose another time or ask an approver.',
  meeting_over: () => 'This session has taken place or been counted, so it cannot change any more.',
  move_to_past: () => 'This time is over already. Choose a day and time still to come.',
  move_in_form: () => 'The whole series cannot be dragged like this. Change how it repeats under Edit event.',
  date_not_named: () => 'The event does not repeat on this date.',
  not_postponed: () => 'This is neither postponed nor cancelled, so there is nothing to restore.',
  meeting_postponed: () => 'This session is postponed already.',
  already_postponed: () => 'This event is postponed already.',
  other_part_not_submitted: () =>
    'This event was split in two parts. Send the other one for approval too, to publish both at once.',
  season_not_later: () => 'The new season must begin after the old one has ended.',
  not_repeating: () => 'This event has one session only. Edit or cancel the whole event.',
  too_short_meeting: () => 'A session lasts at least 5 minutes.',
  age_order: () => 'The highest age must not be below the lowest.',
  capacity_required: () => 'To keep priority seats, fill in the capacity.',
  priority_over_capacity: () => 'There cannot be more priority seats than seats.',
  choose_events: () => 'Choose at least one event.',
  releases_too_late: () =>
    'Priority seats have to open to all before registration closes and before the last meeting. Choose an earlier day.',
  closes_after_start: () =>
    'Registration must close before the first session. Change when it closes, or choose a later day.',
  cancelled_already: () => 'This event is cancelled. Ask an approver to restore it first.',
  not_draft: () => 'This event is no longer a draft. Open the page again to see its new state.',
  not_submitted: () => 'This event is no longer waiting for approval. Someone else may have dealt with it.',
  not_published: () => 'This is not published, so there is nothing to withdraw.',
  already_published: () => 'This is published already.',
  meeting_cancelled: () => 'This session is cancelled already.',
  occurrence_over: () => 'This session is over and can no longer be cancelled.',
  // Other programs, over the API
  outdated: () => 'This has changed since you read it. GET it again, look at the change, and send with the new ETag.',
  version_required: () =>
    'Say which state you edit: send If-Match with the ETag of your reading, or the field version.',
  bad_idempotency_key: () => 'An Idempotency-Key has 1 to 100 visible ASCII characters and no spaces.',
  key_reused: () => 'This Idempotency-Key was used for another request. Use a new one.',
  request_running: () => 'The request with this Idempotency-Key is still running. Send again in a second.',
  request_unknown: () =>
    'The earlier request with this Idempotency-Key broke off, and it is not known whether it was made. Look in the list; if it is not there, send again with a new key.',
  bad_cursor: () => 'This cursor cannot be read. Use next of the answer before as it is, or start from the beginning.',
  page_replaced: () => 'This list no longer has numbered pages. Use limit and cursor (the value of next).',
  // Files brought in, and their rows
  list_missing: () => 'Choose a file: .xlsx or .csv.',
  list_empty: () => 'This file names no child. Fill in at least one row below the headings and send it again.',
  list_no_header: () =>
    'There is no heading with a column of full names. Use the template, or name the columns as it does.',
  list_too_many_rows: v =>
    `A file may hold at most ${v.maximum} children. Divide it by residential group and send one after the other.`,
  row_gender: () => 'Write boy or girl, or put an x in one of the two columns.',
  row_birth: () => 'Write the birth year, such as 2016, or the day of birth as 09/06/2016.',
  row_birth_future: () => 'This day of birth is yet to come. Look at it again.',
  row_household: () => 'Put an x in the column of poor or near-poor households, or leave both empty.',
  row_phone: () => 'This phone number cannot be read. Write all 10 digits, or leave it empty.',
  row_group_missing: () => 'Write the child’s residential group.',
  row_group_unknown: v => `The ward has no group “${v.name}”. Write its name as in the lists.`,
  row_group_twice: v => `Several groups are like “${v.name}”. Write the whole name as in the lists.`,
  same_child_twice: () => 'These two records are one. Open the list of children who look the same again.',
  choose_two_groups: () => 'Choose at least two groups to be merged.',
  merge_day_future: () => 'That day is yet to come. Do this from that day on.',
  group_merged_already: () => 'One of the groups is no more. Open the page again to see those of today.',
  file_empty: () => 'This file has no event. Fill in at least one row below the headings and send it again.',
  file_not_spreadsheet: () =>
    'This is neither a spreadsheet nor a calendar. Open it in Excel, save it as an Excel Workbook (.xlsx), and send that.',
  file_old_excel: () =>
    'This is an old Excel file (.xls) or has a password. Open it in Excel, remove the password, save it as an Excel Workbook (.xlsx), and send that.',
  file_too_large: v =>
    `This file is too large (at most ${v.megabytes} MB). Remove pictures and sheets that are not needed, or copy the table to a new file.`,
  file_unpacks_too_large: () =>
    'This file unpacks to so much that it is not safe to open. Copy the table alone to a new file, or to several if it is long, and send that.',
  file_damaged: () => 'This file is damaged and cannot be read. Open it in Excel, save it anew (.xlsx), and send that.',
  file_encoding: () =>
    'The letters of this file cannot be read. Save it in Excel as CSV UTF-8 or as an Excel Workbook (.xlsx), and send that.',
  file_too_many_rows: v =>
    `This file has too many rows. At most ${v.maximum} events are brought in at a time: split the file.`,
  file_no_header: () =>
    'No headings were found. The table needs a row with Name of the event, First day, Starts and so on. Download the template and copy your plan into it.',
  file_too_wordy: () =>
    'This file has too much text to be brought in at once. Shorten the descriptions, or split it into several files.',
  season_too_long: v => `At most ${v.days} days can be shown at once. Choose fewer.`,
  file_missing: () => 'Choose a file: .xlsx, .csv or .ics.',
  row_name_unknown: v => `“${v.name}” is not in the lists. Correct the name, or add it to the lists first.`,
  row_name_near: v =>
    `“${v.name}” is not in the lists. Nearest: ${v.near}. Copy the name exactly, or add it to the lists first.`,
  row_name_twice: v =>
    `${v.count} entries are called “${v.name}”, so it is not clear which. Write the user name (for officers), or rename one.`,
  row_of_others: () => 'This code is of an event of another host. Delete the code in this row, or leave the row out.',
  row_not_ticked: () => 'Differs from the event that is there; you did not tick “update”, so it stays as it was.',
  row_moved_on: () => 'Somebody changed this event after you sent the file. Send the file again and choose anew.',
  import_done: () => 'This file has been brought in already; nothing more was changed. Send the file again if needed.',
  import_expired: () => 'This preview is more than a day old. Send the file again.',
  row_twice: v => `The same as row ${v.line} of this file. Remove one of them, or give them different codes.`,
  row_category: () => 'The category is one of Culture, Sports, Digital skills, Online safety.',
  row_mode: () => 'The mode is one of In person, Online, Hybrid.',
  row_mark: () => 'Write x (or yes) to choose, leave empty (or no) otherwise.',
  row_ages: () => 'Write ages as 8-13, from 8, to 13, or leave this empty.',
  row_days: () => 'Write weekdays as Mon, Wed or T2, T4; Sunday is Sun or CN.',
  row_repeats: () =>
    'This repetition is not understood. Write, for example: once, daily, weekly, every 2 weeks, monthly, second Tuesday monthly, 15/8 lunar.',
  row_repeats_missing: () =>
    'There is a last day or a number of sessions, but how it repeats is not said. Write daily, weekly and so on under Repeats.',
  ics_unreadable: () => 'This event of the calendar is damaged. Export the calendar from your program again.',
  ics_all_day: () => 'This event takes whole days and has no time. Give it a start and an end, and export it again.',
  ics_floating: () =>
    'This time names no time zone, so it may not be Vietnam’s. Choose Asia/Ho_Chi_Minh in your calendar and export it again.',
  ics_zone: v =>
    `This time is of the zone ${v.zone}. Change it to Asia/Ho_Chi_Minh in your calendar and export it again.`,
  ics_rule: v =>
    `This repetition cannot be taken over exactly (${v.rule}). Split it into simpler events, or create it here.`,
  ics_rdate: () =>
    'This event adds single dates to its repetition (RDATE). Make them events of their own and export it again.',
  ics_range: () =>
    'This changes all sessions from one on. Split the event in two in your calendar and export it again.',
  ics_cancelled: () => 'This event is cancelled or postponed in the calendar, so it is not brought in.',
  // Families' requests
  requests_often: () =>
    'Many requests came from this family today. Wait for the answer, or call the People’s Committee of the ward.',
  request_closed: () => 'This request has been settled. Enter a new one where more is needed.',
  request_unmatched: () => 'It is not known yet which child this is about. Choose the child first.',
  erasure_unsure: () => 'Tick the box that confirms it before erasing for good.',
  choose_purposes: () => 'Choose at least one consent to withdraw.',
}

export type ErrorCode = keyof typeof vi

export const isErrorCode = (text: string): text is ErrorCode => Object.hasOwn(vi, text)
