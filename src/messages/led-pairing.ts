/** The page a board shows until it is paired; boards speak Vietnamese in either language. */
export const pairPage = {
  title: 'Ghép màn hình',
  call: 'GỌI 111',
  hotline: 'Bảo vệ trẻ em – Miễn phí, 24/7',
  whereBefore: 'Vào ',
  where: 'Màn hình LED → Ghép màn hình',
  whereAfter: ', nhập mã này',
  /** `9:59` stands in place of the braces. */
  changes: 'Mã đổi sau {time}',
  offline: 'Chưa kết nối được. Màn hình đang thử lại…',
  busy: 'Đang có nhiều màn hình chờ ghép. Mã sẽ hiện sau ít phút…',
  paired: 'Đã ghép. Đang mở nội dung…',
}
