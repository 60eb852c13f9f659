import { binhLuEvents } from './binh-lu-events'
import type { DemoWard } from './plan'

/** Xã Bình Lư, Lai Châu: from the letter on protecting children online. Places and events are invented. */
export const binhLu: DemoWard = {
  ward: {
    id: '03390',
    slug: 'binh-lu',
    kind: 'xa',
    name: 'Bình Lư',
    provinceCode: '12',
    provinceName: 'Tỉnh Lai Châu',
    seasonName: 'Hè vui bản em',
  },
  organizations: {
    culture: { name: 'Phòng Văn hóa - Xã hội xã', kind: 'office' },
    services: { name: 'Trung tâm Dịch vụ tổng hợp xã', kind: 'service_centre' },
    police: { name: 'Công an xã', kind: 'police' },
    health: { name: 'Trạm Y tế xã', kind: 'health' },
    front: { name: 'Cơ quan Ủy ban MTTQ Việt Nam xã', kind: 'front' },
    youth: { name: 'Đoàn TNCS Hồ Chí Minh xã', kind: 'youth_union' },
    women: { name: 'Hội Liên hiệp Phụ nữ xã', kind: 'front' },
    primary: { name: 'Trường Tiểu học Bình Lư', kind: 'school' },
    secondary: { name: 'Trường THCS Bình Lư', kind: 'school' },
    boarding: { name: 'Trường PTDTBT THCS Nà Tăm', kind: 'school' },
  },
  groups: {
    binhLuong: 'Bản Bình Luông',
    naDon: 'Bản Nà Đon',
    naTam: 'Bản Nà Tăm',
    thenThau: 'Bản Thèn Thầu',
    noongLuong: 'Bản Noong Luống',
    hoaDo: 'Bản Hoa Đỗ',
    cocPa: 'Bản Cốc Pa',
    naHieng: 'Bản Nà Hiềng',
    khuTrungTam: 'Thôn Trung Tâm',
    chuVa: 'Bản Chu Va',
  },
  venues: {
    communeHall: { name: 'Nhà văn hóa xã', address: 'Thôn Trung Tâm', capacity: 200 },
    naTamHouse: { name: 'Nhà văn hóa bản Nà Tăm', address: 'Bản Nà Tăm', capacity: 80, group: 'naTam' },
    thenThauHouse: { name: 'Nhà văn hóa bản Thèn Thầu', address: 'Bản Thèn Thầu', capacity: 70, group: 'thenThau' },
    chuVaHouse: { name: 'Nhà văn hóa bản Chu Va', address: 'Bản Chu Va', capacity: 70, group: 'chuVa' },
    computerRoom: { name: 'Phòng máy Trường THCS Bình Lư', address: 'Trường THCS Bình Lư', capacity: 24 },
    boardingRoom: { name: 'Phòng học chung Trường PTDTBT THCS Nà Tăm', address: 'Bản Nà Tăm', capacity: 40 },
    primaryYard: { name: 'Sân Trường Tiểu học Bình Lư', address: 'Thôn Trung Tâm', capacity: 400, outdoor: true },
    field: { name: 'Sân thể thao xã', address: 'Thôn Trung Tâm', capacity: 500, outdoor: true },
    market: { name: 'Sân chợ phiên', address: 'Thôn Trung Tâm', capacity: 600, outdoor: true },
    stream: {
      name: 'Bể bơi lắp ghép Trường Tiểu học Bình Lư',
      address: 'Trường Tiểu học Bình Lư',
      capacity: 20,
      outdoor: true,
    },
  },
  contacts: [{ name: 'Công an xã tiếp nhận tin báo', phone: '113' }],
  campaigns: {
    online: {
      name: 'Tăng cường bảo vệ trẻ em trên môi trường mạng',
      description:
        'Các cơ quan, trường học, đoàn thể và từng bản cùng truyền thông bằng nhiều hình thức, nhiều thứ tiếng, để mọi gia đình biết phòng ngừa và biết gọi 111.',
      organization: 'culture',
      letter: {
        symbol: '/UBND-VHXH',
        issuer: 'UBND xã Bình Lư',
        subject: 'Thực hiện tăng cường công tác bảo vệ trẻ em trên môi trường mạng',
        issuedOn: '2025-08',
        basedOn: ['Công văn số 2317/SYT-BTTE&PCTNXH ngày 13/8/2025 của Sở Y tế tỉnh Lai Châu'],
      },
    },
    ideals: {
      name: 'Thanh thiếu niên sống đẹp, sống văn hóa trên mạng',
      description:
        'Đoàn Thanh niên cùng các trường tổ chức sinh hoạt, hội thi để các em giữ nếp sống văn hóa cả ngoài đời và trên mạng.',
      organization: 'youth',
      letter: {
        symbol: '/UBND-VHXH',
        issuer: 'UBND xã Bình Lư',
        subject: 'Thực hiện tăng cường công tác bảo vệ trẻ em trên môi trường mạng',
        issuedOn: '2025-08',
        basedOn: ['Công văn số 2317/SYT-BTTE&PCTNXH ngày 13/8/2025 của Sở Y tế tỉnh Lai Châu'],
      },
    },
  },
  screens: [
    { name: 'Cổng UBND xã', width: 320, height: 160, tags: ['trung tâm'], life: 'playing', reads: 'schedule.json' },
    {
      ...{ name: 'Chợ phiên Bình Lư', width: 128, height: 64, tags: ['chợ'] },
      ...{ freezes: true, life: 'playing', reads: 'frame.png' },
    },
  ],
  messages: [
    { text: 'Không đưa ảnh, tên, trường của trẻ lên mạng', campaign: 'online', freezeSafe: true },
    {
      text: 'Người lạ nhắn tin xin ảnh: không gửi, nói với người lớn, gọi 111',
      campaign: 'online',
      windows: [{ fromTime: '06:00', toTime: '21:00' }],
      share: 15,
      freezeSafe: true,
    },
    {
      text: 'Mưa lũ: không cho trẻ qua suối',
      campaign: 'ideals',
      windows: [
        { fromTime: '05:00', toTime: '08:00' },
        { fromTime: '16:00', toTime: '20:00' },
      ],
      freezeSafe: true,
      loudspeaker: 'Bà con chú ý. Mùa mưa lũ, nước suối lên rất nhanh. Không cho trẻ em qua suối, kể cả lối đi quen.',
    },
    {
      text: 'Chợ phiên Chủ nhật: quầy hỏi đáp an toàn mạng',
      campaign: 'online',
      windows: [{ days: [6, 7] }],
      tags: ['chợ'],
    },
    { text: 'Mời bà con đưa các em đến nhà văn hóa bản tối thứ Bảy', campaign: 'ideals', draft: true },
  ],
  children: { poor: 0.22, nearPoor: 0.14, special: 0.05, minority: 0.78 },
  events: binhLuEvents,
}
