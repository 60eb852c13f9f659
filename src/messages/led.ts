/** LED boards. What stands on the boards themselves is `board`; boards speak Vietnamese in either language. */
const board = {
  failsafe: 'GỌI 111 – Bảo vệ trẻ em – Miễn phí, 24/7',
  failsafeLines: ['GỌI 111', 'Bảo vệ trẻ em', 'Miễn phí, 24/7'],
  call: (phone: string) => `GỌI ${phone}`,
  today: 'HÔM NAY',
  tomorrow: 'NGÀY MAI',
  weekdays: ['THỨ HAI', 'THỨ BA', 'THỨ TƯ', 'THỨ NĂM', 'THỨ SÁU', 'THỨ BẢY', 'CHỦ NHẬT'],
  running: (until: string) => `ĐANG DIỄN RA ĐẾN ${until}`,
  cancelled: '[HUỶ]',
  online: 'Trực tuyến',
  tickerAbout: 'Những gì bảng LED đang hiện',
}

export const vi = {
  board,
}

export const en: typeof vi = {
  board,
}
