/** Emergencies on the boards. `kinds`, `ready` and `cap` are said on boards and to machines: in Vietnamese. */
const kinds = {
  storm: 'Bão',
  flood: 'Lũ, sạt lở',
  fire: 'Cháy',
  traffic: 'Giao thông',
  health: 'Y tế',
  safety: 'An toàn trẻ em',
  power: 'Mất điện',
  other: 'Khác',
}

/** What each kind starts with: a text to send as it is or to change, and the usual reasons. */
const ready = {
  storm: {
    text: 'Bão sắp vào. Bà con ở trong nhà, không ra sông suối.',
    reasons: ['Theo thông báo của Ban chỉ huy PCTT', 'Theo tin bão của Đài Khí tượng Thủy văn'],
  },
  flood: {
    text: 'Nước lên nhanh, có thể sạt lở. Bà con rời chỗ thấp, tránh xa sông suối, sườn dốc.',
    reasons: ['Theo thông báo của Ban chỉ huy PCTT', 'Trực ban báo nước lên nhanh'],
  },
  fire: {
    text: 'Gần đây đang có cháy. Bà con tránh xa và nhường đường cho xe chữa cháy.',
    reasons: ['Theo yêu cầu của lực lượng chữa cháy', 'Người dân báo cháy, công an đã xác nhận'],
  },
  traffic: {
    text: 'Đường phía trước đang tắc. Bà con đi đường khác, theo hướng dẫn của công an.',
    reasons: ['Theo yêu cầu của công an phường, xã', 'Tai nạn đang xử lý trên tuyến'],
  },
  health: {
    text: 'Trong khu vực có dịch bệnh. Bà con đeo khẩu trang, rửa tay; thấy mệt, gọi trạm y tế.',
    reasons: ['Theo thông báo của trạm y tế', 'Theo thông báo của ngành y tế'],
  },
  safety: {
    text: 'Trông trẻ cẩn thận, không để trẻ đi một mình. Thấy việc lạ, gọi ngay 111 hoặc 113.',
    reasons: ['Theo thông báo của công an', 'Theo tin báo của Tổng đài 111'],
  },
  power: {
    text: 'Khu vực mất điện. Bà con tắt các thiết bị, không chạm vào dây điện đứt.',
    reasons: ['Theo thông báo của ngành điện', 'Sự cố đang được sửa'],
  },
  other: { text: '', reasons: ['Theo yêu cầu của lãnh đạo UBND'] },
}

const cap = {
  place: ({ kind, name, provinceName }: { kind: 'phuong' | 'xa'; name: string; provinceName: string }) =>
    `${kind === 'phuong' ? 'Phường' : 'Xã'} ${name}, ${provinceName}`,
  headline: (kind: string) => `Khẩn cấp (${kind})`,
  quiet: 'Không có thông báo khẩn cấp nào.',
  cancelled: 'Thông báo khẩn cấp đã kết thúc trước giờ.',
  instructions: {
    storm: 'Ở trong nhà, chằng chống nhà cửa, nghe loa của địa phương. Cần cứu nạn: gọi 112.',
    flood: 'Rời chỗ thấp và sườn dốc theo hướng dẫn của địa phương. Cần cứu nạn: gọi 112.',
    fire: 'Tránh xa nơi cháy, nhường đường cho xe chữa cháy. Báo cháy: gọi 114.',
    traffic: 'Đi đường khác, theo hướng dẫn của công an. Có tai nạn: gọi 113 hoặc 115.',
    health: 'Làm theo hướng dẫn của trạm y tế. Cấp cứu: gọi 115.',
    safety: 'Thấy trẻ em gặp nguy hiểm: gọi 111 (miễn phí, 24/7) hoặc 113.',
    power: 'Tắt các thiết bị, không chạm vào dây điện đứt. Cần cứu nạn: gọi 112.',
    other: 'Làm theo hướng dẫn của địa phương. Cần cứu nạn: gọi 112. Bảo vệ trẻ em: gọi 111.',
  },
}

export const vi = {
  kinds,
  ready,
  cap,
  raise: 'Phát thông báo khẩn',
  title: 'Thông báo khẩn cấp',
  about: 'Chạm một việc, xem lại câu chữ, rồi phát. Màn hình đổi trong vòng một phút.',
  kind: 'Có chuyện gì?',
  text: 'Màn hình sẽ hiện',
  textHint: 'Câu ngắn, dễ hiểu. Không ghi tên trẻ em.',
  reason: 'Lý do (lưu hồ sơ)',
  ends: 'Phát trong',
  endsChoices: { 30: '30 phút', 60: '1 giờ', 180: '3 giờ', day: 'Hết ngày', other: 'Khác' },
  endsAt: 'Đến lúc',
  endsAtHint: 'Trong vòng 24 giờ tới.',
  boards: 'Màn hình',
  allBoards: (count: string) => `Tất cả (${count})`,
  someBoards: 'Chọn màn hình',
  noBoards: 'Phường, xã chưa có màn hình nào đang dùng.',
  preview: 'Xem trước',
  go: 'Phát ngay',
  again: 'Chạm lần nữa để phát',
  sure: 'Xem lại lần cuối rồi bấm phát. Chưa có màn hình nào hiện câu này.',
  back: 'Để sau',
  running: 'Đang phát',
  runningNow: 'Thông báo khẩn cấp đang phát',
  over: { ended: 'Đã kết thúc trước giờ', expired: 'Đã hết giờ' },
  until: (time: string) => `đến ${time}`,
  left: (hours: number, minutes: number) =>
    hours
      ? `còn ${hours} giờ${minutes ? ` ${minutes} phút` : ''}`
      : minutes
        ? `còn ${minutes} phút`
        : 'còn dưới 1 phút',
  open: 'Xem và kết thúc',
  see: 'Xem',
  end: 'Kết thúc ngay',
  endSure: 'Các màn hình sẽ trở lại bình thường trong vòng 15 giây. Kết thúc?',
  raiseAgain: 'Phát lại',
  raiseAnother: 'Phát thông báo khác',
  reached: (count: string, all: string) => `${count}/${all} màn hình đã nhận`,
  reachedHint:
    'Tính theo lần cuối màn hình hỏi máy chủ. Mỗi màn hình được ghi nhận nhiều nhất 5 phút một lần, nên có màn hình đã hiện mà ở đây còn ghi đang chờ.',
  reach: {
    showing: 'đang chiếu',
    received: 'đã nhận',
    waiting: 'đang chờ',
    silent: 'mất kết nối',
  },
  reachWords: {
    showing: 'Chính màn hình báo về',
    received: 'Đã hỏi máy chủ sau khi phát',
    waiting: 'Sẽ nhận ở lần hỏi tới, trong vòng một phút',
    silent: 'Không thấy màn hình này hỏi: hãy gọi người ở đó',
  },
  noBoardReached: 'Không có màn hình nào đang dùng nên chưa ai thấy thông báo này.',
  facts: { kind: 'Việc', reason: 'Lý do', raised: 'Phát lúc', ends: 'Kết thúc', boards: 'Màn hình' },
  list: 'Các thông báo khẩn cấp',
  listAbout: 'Mới nhất ở trên. Ai phát, ai kết thúc ghi trong nhật ký.',
  none: 'Chưa phát thông báo khẩn cấp nào',
  noneNext: 'Khi có bão, cháy hay việc gấp, người duyệt phát ở đây, kể cả từ điện thoại.',
}

export const en: typeof vi = {
  kinds: {
    ...{ storm: 'Storm', flood: 'Flood, landslide', fire: 'Fire', traffic: 'Traffic', health: 'Health' },
    ...{ safety: 'Child safety', power: 'Power cut', other: 'Other' },
  },
  ready,
  cap,
  raise: 'Raise an emergency',
  title: 'Emergency',
  about: 'Tap what it is, check the words, send. Boards change within a minute.',
  kind: 'What is happening?',
  text: 'The boards will say',
  textHint: 'Short and plain. Never a child’s name.',
  reason: 'Reason (for the record)',
  ends: 'Runs for',
  endsChoices: { 30: '30 min', 60: '1 hour', 180: '3 hours', day: 'Today', other: 'Other' },
  endsAt: 'Until',
  endsAtHint: 'Within the next 24 hours.',
  boards: 'Boards',
  allBoards: count => `All (${count})`,
  someBoards: 'Choose boards',
  noBoards: 'The ward has no board in use.',
  preview: 'Preview',
  go: 'Raise now',
  again: 'Tap again to raise',
  sure: 'Check it one last time, then raise. No board shows it yet.',
  back: 'Not now',
  running: 'Running',
  runningNow: 'An emergency is running',
  over: { ended: 'Ended early', expired: 'Over' },
  until: time => `until ${time}`,
  left: (hours, minutes) =>
    hours ? `${hours} h${minutes ? ` ${minutes} min` : ''} left` : minutes ? `${minutes} min left` : 'under 1 min left',
  open: 'See and end',
  see: 'See',
  end: 'End now',
  endSure: 'The boards go back to normal within 15 seconds. End it?',
  raiseAgain: 'Raise again',
  raiseAnother: 'Raise another',
  reached: (count, all) => `${count} of ${all} boards have it`,
  reachedHint:
    'By when each board last asked the server. That is written down at most once in 5 minutes, so a board may show it already while it stands here as waiting.',
  reach: { showing: 'showing', received: 'received', waiting: 'waiting', silent: 'out of reach' },
  reachWords: {
    showing: 'The board says so itself',
    received: 'Asked the server since it was raised',
    waiting: 'Gets it when it next asks, within a minute',
    silent: 'Not heard of: call somebody there',
  },
  noBoardReached: 'No board is in use, so nobody has seen this yet.',
  facts: { kind: 'Kind', reason: 'Reason', raised: 'Raised', ends: 'Ends', boards: 'Boards' },
  list: 'Emergencies',
  listAbout: 'Newest first. Who raised and ended them stands in the log.',
  none: 'No emergency was raised yet',
  noneNext: 'When there is a storm, a fire or something urgent, an approver raises it here, also from a phone.',
}
