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
}

export type ErrorCode = keyof typeof vi

export const isErrorCode = (text: string): text is ErrorCode => Object.hasOwn(vi, text)
