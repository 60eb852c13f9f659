import type { Random } from './random'

// Ordinary Vietnamese name parts, put together at random: the people are invented.
const families = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Vũ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Dương',
  'Lý',
  'Lò',
  'Vàng',
  'Giàng',
  'Tẩn',
  'Hà',
  'Đinh',
  'Nông',
]
const middles = {
  girl: ['Thị', 'Ngọc', 'Thu', 'Minh', 'Khánh', 'Bảo', 'Thảo', 'Hải', 'Diệu', 'Phương'],
  boy: ['Văn', 'Đức', 'Minh', 'Quang', 'Gia', 'Hữu', 'Tuấn', 'Anh', 'Hoàng', 'Duy'],
}
const given = {
  girl: [
    'An',
    'Ánh',
    'Chi',
    'Diệp',
    'Giang',
    'Hà',
    'Hân',
    'Hoa',
    'Lan',
    'Linh',
    'Mai',
    'My',
    'Ngân',
    'Nhi',
    'Oanh',
    'Thảo',
    'Thư',
    'Trang',
    'Vy',
    'Yến',
  ],
  boy: [
    'Bách',
    'Bình',
    'Cường',
    'Dũng',
    'Duy',
    'Đạt',
    'Hiếu',
    'Hùng',
    'Huy',
    'Khang',
    'Kiên',
    'Lâm',
    'Long',
    'Nam',
    'Phong',
    'Phúc',
    'Quân',
    'Sơn',
    'Tùng',
    'Việt',
  ],
}

/** An invented full name. */
export const inventName = (random: Random, gender: 'girl' | 'boy'): string =>
  [random.pick(families), random.pick(middles[gender]), random.pick(middles[gender]), random.pick(given[gender])]
    .filter((part, index, all) => all.indexOf(part) === index)
    .join(' ')

/** An invented mobile number, in a block that is not given out. */
export const inventPhone = (random: Random): string => `0900000${String(random.below(1000)).padStart(3, '0')}`
