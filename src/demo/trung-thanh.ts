import type { DemoWard } from './plan'
import { trungThanhEvents } from './trung-thanh-events'

/** Phường Trung Thành, Thái Nguyên: from the letter on protecting and supporting children online, 2026–2030. Places and events are invented. */
export const trungThanh: DemoWard = {
  ward: {
    id: '05899',
    slug: 'trung-thanh',
    kind: 'phuong',
    name: 'Trung Thành',
    provinceCode: '19',
    provinceName: 'Tỉnh Thái Nguyên',
    seasonName: 'Hè vui',
  },
  organizations: {
    culture: { name: 'Phòng Văn hóa - Xã hội phường', kind: 'office' },
    services: { name: 'Trung tâm Dịch vụ tổng hợp phường', kind: 'service_centre' },
    police: { name: 'Công an phường', kind: 'police' },
    health: { name: 'Trạm Y tế phường', kind: 'health' },
    youth: { name: 'Đoàn TNCS Hồ Chí Minh phường', kind: 'youth_union' },
    front: { name: 'Ủy ban MTTQ Việt Nam phường', kind: 'front' },
    women: { name: 'Hội Liên hiệp Phụ nữ phường', kind: 'front' },
    primary: { name: 'Trường Tiểu học Trung Thành', kind: 'school' },
    secondary: { name: 'Trường THCS Trung Thành', kind: 'school' },
    dongCaoSchool: { name: 'Trường THCS Đông Cao', kind: 'school' },
  },
  groups: {
    dongCao: 'TDP Đông Cao',
    tanPhu: 'TDP Tân Phú',
    thuanThanh: 'TDP Thuận Thành',
    trungTam: 'TDP Trung Tâm',
    camTra: 'TDP Cẩm Trà',
    phuThinh: 'TDP Phú Thịnh',
    hoaBinh: 'TDP Hòa Bình',
    thanhXuan: 'TDP Thanh Xuân',
    longThanh: 'TDP Long Thành',
    kimTinh: 'TDP Kim Tỉnh',
    dongHa: 'TDP Đồng Hạ',
    songCau: 'TDP Sông Cầu',
  },
  venues: {
    dongCaoHouse: { name: 'Nhà văn hóa TDP Đông Cao', address: 'TDP Đông Cao', capacity: 120, group: 'dongCao' },
    tanPhuHouse: { name: 'Nhà văn hóa TDP Tân Phú', address: 'TDP Tân Phú', capacity: 100, group: 'tanPhu' },
    thuanThanhHouse: {
      name: 'Nhà văn hóa TDP Thuận Thành',
      address: 'TDP Thuận Thành',
      capacity: 80,
      group: 'thuanThanh',
    },
    wardHall: {
      name: 'Hội trường Trung tâm Dịch vụ tổng hợp',
      address: 'Trung tâm Dịch vụ tổng hợp phường',
      capacity: 300,
    },
    computerRoom: { name: 'Phòng máy Trường THCS Trung Thành', address: 'Trường THCS Trung Thành', capacity: 30 },
    computerRoom2: { name: 'Phòng máy Trường THCS Đông Cao', address: 'Trường THCS Đông Cao', capacity: 30 },
    pool: { name: 'Bể bơi Trường THCS Trung Thành', address: 'Trường THCS Trung Thành', capacity: 40, outdoor: true },
    square: { name: 'Quảng trường phường', address: 'Trước trụ sở UBND phường', capacity: 1000, outdoor: true },
    stadium: { name: 'Sân vận động phường', address: 'TDP Trung Tâm', capacity: 600, outdoor: true },
    templeYard: { name: 'Sân đình Tân Phú', address: 'TDP Tân Phú', capacity: 200, outdoor: true },
    library: { name: 'Thư viện phường', address: 'TDP Trung Tâm', capacity: 60 },
    schoolYard: {
      name: 'Sân Trường THCS Trung Thành',
      address: 'Trường THCS Trung Thành',
      capacity: 800,
      outdoor: true,
    },
    gym: { name: 'Nhà thi đấu Trường Tiểu học Trung Thành', address: 'Trường Tiểu học Trung Thành', capacity: 150 },
  },
  contacts: [{ name: 'Công an phường tiếp nhận tin báo', phone: '113' }],
  campaigns: {
    online: {
      name: 'Bảo vệ và hỗ trợ trẻ em phát triển trên môi trường mạng 2026–2030',
      description:
        'Mỗi gia đình, nhà trường và tổ dân phố cùng trang bị cho trẻ em kiến thức, kỹ năng để an toàn và tự tin trên môi trường mạng. Trẻ em nghèo và trẻ em có hoàn cảnh đặc biệt được ưu tiên chỗ trong mọi hoạt động.',
      organization: 'culture',
      letter: {
        symbol: '/UBND-VHXH',
        issuer: 'UBND phường Trung Thành',
        subject: 'Triển khai thực hiện nhiệm vụ được giao tại Kế hoạch số 201/KH-UBND ngày 12/5/2026 của UBND tỉnh',
        issuedOn: '2026-06',
        basedOn: [
          'Kế hoạch số 201/KH-UBND ngày 12/5/2026 của UBND tỉnh Thái Nguyên',
          'Kế hoạch số 170/KH-SVHTTDL ngày 11/6/2026 của Sở Văn hóa, Thể thao và Du lịch tỉnh Thái Nguyên',
        ],
      },
    },
    summer: {
      name: 'Hè vui, khỏe, an toàn, bổ ích',
      description:
        'Văn hóa, văn nghệ, thể dục, thể thao cho mọi trẻ em trong phường dịp nghỉ hè: miễn phí, gần nhà, có chỗ ưu tiên.',
      organization: 'services',
      letter: {
        symbol: '/UBND-VHXH',
        issuer: 'UBND phường Trung Thành',
        subject: 'Tổ chức các hoạt động văn hóa, văn nghệ, thể dục, thể thao cho trẻ em dịp nghỉ hè',
        issuedOn: '2026-06',
        basedOn: ['Kế hoạch số 170/KH-SVHTTDL ngày 11/6/2026 của Sở Văn hóa, Thể thao và Du lịch tỉnh Thái Nguyên'],
      },
    },
  },
  screens: [
    { name: 'Cổng UBND phường', width: 192, height: 96, tags: ['trung tâm'], life: 'playing', reads: 'schedule.json' },
    {
      ...{ name: 'Chợ Đông Cao', width: 384, height: 192, group: 'dongCao', tags: ['chợ'] },
      ...{ life: 'cut_off', reads: 'schedule.json' },
    },
    {
      ...{ name: 'Trường THCS Trung Thành', width: 128, height: 64, tags: ['trường học'], colours: 'mono' },
      ...{ life: 'new', reads: 'kv.txt' },
    },
  ],
  messages: [
    {
      text: 'Đừng kết bạn với người lạ trên mạng',
      campaign: 'online',
      windows: [
        { fromTime: '06:00', toTime: '07:30', days: [1, 2, 3, 4, 5] },
        { fromTime: '17:00', toTime: '21:00' },
      ],
      except: [4, 7],
      share: 20,
      freezeSafe: true,
      loudspeaker:
        'Kính thưa bà con. Trên mạng, ai cũng có thể giả làm bạn của con em chúng ta. Xin các gia đình dặn các cháu: không kết bạn với người lạ, không gửi ảnh, không hẹn gặp. Có chuyện, hãy gọi tổng đài một một một, miễn phí, cả ngày lẫn đêm.',
      social:
        'Con bạn có đang kết bạn với người lạ trên mạng? Tối nay hãy cùng con xem lại danh sách bạn bè. Cần giúp: gọi 111, miễn phí 24/7.',
    },
    {
      text: 'Trẻ gặp chuyện trên mạng: nói ngay với cha mẹ, thầy cô hoặc gọi 111',
      campaign: 'online',
      freezeSafe: true,
    },
    {
      text: 'Không cho trẻ tắm sông, ao, hồ khi không có người lớn',
      campaign: 'summer',
      windows: [{ fromTime: '10:00', toTime: '18:00' }],
      tags: ['chợ', 'trung tâm'],
    },
    { text: 'Hè vui: mọi hoạt động đều miễn phí. Hỏi tổ trưởng để đăng ký', campaign: 'summer' },
    {
      text: 'Cuối tuần này: cả nhà cùng tắt điện thoại một giờ',
      campaign: 'online',
      windows: [{ days: [6, 7] }],
      draft: true,
    },
  ],
  children: { poor: 0.05, nearPoor: 0.06, special: 0.035, minority: 0.12 },
  events: trungThanhEvents,
}
