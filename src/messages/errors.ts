type Values = Record<string, string | number>

/** Every reason the domain can give, as a sentence that says what to do next. */
export const vi = {
  // The whole request
  missing: () => 'Không tìm thấy mục này. Có thể nó đã bị xóa hoặc đường dẫn bị sai.',
  forbidden: () => 'Tài khoản của bạn không có quyền làm việc này. Hãy nhờ người quản trị của phường, xã.',
  sign_in_required: () => 'Bạn cần đăng nhập để tiếp tục.',
  invalid: () => 'Có chỗ chưa đúng. Hãy sửa các ô được đánh dấu rồi gửi lại.',
  too_many: (v: Values) => `Bạn thao tác quá nhanh. Hãy thử lại sau ${v.minutes} phút.`,
  too_large_body: () => 'Nội dung gửi lên quá lớn. Hãy rút ngắn rồi gửi lại.',
  malformed: () => 'Không đọc được nội dung gửi lên. Hãy kiểm tra định dạng.',
  wrong_key: () => 'Khóa truy cập sai hoặc đã bị thu hồi.',
  unexpected: () => 'Hệ thống gặp lỗi. Hãy thử lại; nếu vẫn lỗi, hãy báo người quản trị.',
  changed_meanwhile: () => 'Người khác vừa sửa mục này. Hãy mở lại để xem bản mới, rồi sửa tiếp.',
  already_exists: () => 'Mục này đã có rồi.',
  // Fields
  required: () => 'Hãy điền ô này.',
  too_long: (v: Values) => (v.maximum ? `Quá dài. Tối đa ${v.maximum} ký tự.` : 'Quá dài. Hãy rút ngắn.'),
  too_small: (v: Values) => (v.minimum === undefined ? 'Số này quá nhỏ.' : `Phải từ ${v.minimum} trở lên.`),
  too_large: (v: Values) => (v.maximum === undefined ? 'Số này quá lớn.' : `Không được quá ${v.maximum}.`),
  too_many_values: () => 'Chọn quá nhiều mục.',
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
  age_too_young: (v: Values) =>
    `Hoạt động dành cho các em từ ${v.minimum} tuổi (tính theo năm sinh). Hẹn em năm sau nhé.`,
  age_too_old: (v: Values) =>
    `Hoạt động dành cho các em đến ${v.maximum} tuổi (tính theo năm sinh). Mời em xem hoạt động khác hợp tuổi hơn.`,
  group_not_invited: () =>
    'Hoạt động này dành cho tổ dân phố khác. Mời em xem hoạt động của tổ mình hoặc của cả phường, xã.',
  already_cancelled: () => 'Đăng ký này đã được hủy rồi.',
  phone_registered_often: () =>
    'Hôm nay số điện thoại này đã đăng ký nhiều lần. Hãy nhờ tổ trưởng đăng ký giúp, hoặc quay lại vào ngày mai.',
  choose_children: () => 'Hãy chọn ít nhất một em.',
}

export const en: typeof vi = {
  missing: () => 'There is no such page or item. It may have been removed, or the address is wrong.',
  forbidden: () => 'Your account may not do this. Ask an administrator of your ward.',
  sign_in_required: () => 'Please sign in to continue.',
  invalid: () => 'Something is not right yet. Correct the marked fields and send again.',
  too_many: v => `Too many attempts. Try again in ${v.minutes} minutes.`,
  too_large_body: () => 'What you sent is too large. Shorten it and send again.',
  malformed: () => 'What you sent cannot be read. Check its format.',
  wrong_key: () => 'This key is wrong or has been revoked.',
  unexpected: () => 'Something went wrong on our side. Try again; if it stays, tell an administrator.',
  changed_meanwhile: () => 'Someone else has just changed this. Open it again to see the new version, then edit.',
  already_exists: () => 'This exists already.',
  required: () => 'Please fill this in.',
  too_long: v => (v.maximum ? `Too long. At most ${v.maximum} characters.` : 'Too long. Please shorten it.'),
  too_small: v => (v.minimum === undefined ? 'This number is too small.' : `Must be ${v.minimum} or more.`),
  too_large: v => (v.maximum === undefined ? 'This number is too large.' : `Must not be over ${v.maximum}.`),
  too_many_values: () => 'Too many values chosen.',
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
  age_too_young: v => `This is for children from ${v.minimum} years (by birth year). See you in a later year.`,
  age_too_old: v => `This is for children up to ${v.maximum} years (by birth year). Please see the other activities.`,
  group_not_invited: () =>
    'This is for other residential groups. Please see those of your own group or of the whole ward.',
  already_cancelled: () => 'This registration has been cancelled already.',
  phone_registered_often: () =>
    'This phone number has registered many times today. Ask the group head to help, or come back tomorrow.',
  choose_children: () => 'Choose at least one child.',
}

export type ErrorCode = keyof typeof vi

export const isErrorCode = (text: string): text is ErrorCode => Object.hasOwn(vi, text)
