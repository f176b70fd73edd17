/** Invented names of places: none is meant to be a real commune, canal or lane. */
import type { Random } from './random.ts';

const COMMUNES = [
  'An Triều',
  'Cồn Bạc',
  'Hải Tràng',
  'Giao Đức Thượng',
  'Bình Sa',
  'Triều Dương Hạ',
  'Kim Bồi',
  'Phú Cát Đông',
  'Thanh Triều',
  'Lạc Sa',
  'Nghĩa Bồi',
  'Xuân Cồn',
];
const FIRST = ['An', 'Bình', 'Cát', 'Đông', 'Giao', 'Hưng', 'Kim', 'Lạc', 'Minh', 'Nghĩa', 'Phú', 'Thanh'];
const SECOND = ['Bồi', 'Cồn', 'Hải', 'Lạng', 'Sa', 'Tràng', 'Triều', 'Vạn', 'Yên'];

/** Name of the n-th demo commune, never the same twice below a thousand. */
export function communeName(index: number): string {
  const known = COMMUNES[index];
  if (known) return known;
  const rest = index - COMMUNES.length;
  const name = `${FIRST[rest % FIRST.length]} ${SECOND[Math.floor(rest / FIRST.length) % SECOND.length]}`;
  const round = Math.floor(rest / (FIRST.length * SECOND.length));
  return `${name} ${['Tân', 'Thượng', 'Trung', 'Hạ', 'Nội', 'Ngoại', 'Đoài', 'Nam', 'Bắc'][round % 9]}`;
}

const BLOCK_NAMES = [
  'Ngõ Chùa',
  'Ngõ Đình',
  'Ngõ Giếng',
  'Chợ Cũ',
  'Đầu Cầu',
  'Trại Dâu',
  'Cồn Vịt',
  'Ngõ Miếu',
  'Gốc Đa',
  'Ngõ Trường',
  'Ao Sen',
  'Trại Cói',
  'Ngõ Lò Vôi',
  'Cây Gạo',
  'Ngõ Phủ',
  'Giáp Nhất',
  'Giáp Nhì',
  'Vườn Cau',
  'Ngõ Nhà Thờ',
  'Bến Muối',
  'Cồn Cát',
  'Xứ Đông',
  'Ngõ Vối',
  'Trại Lẻ',
  'Ngõ Tre',
  'Ngõ Kho',
  'Đống Mả Voi',
  'Ngõ Bàng',
  'Sân Phơi',
  'Trại Mới',
];
const RIBBON_NAMES = {
  canal: ['Bờ Kênh Tây', 'Bờ Kênh Đông', 'Bờ Kênh Trên', 'Bờ Kênh Dưới', 'Bến Nứa', 'Cống Đá'],
  dyke: ['Ven Đê', 'Ven Đê Đông', 'Chân Đê', 'Điếm Canh Đê'],
  lane: [
    'Đường Giữa',
    'Đường Dong',
    'Cầu Tre',
    'Xóm Dài',
    'Đường Liên Thôn',
    'Ngõ Cùng',
    'Đường Bờ Vùng',
    'Dãy Phi Lao',
  ],
};

/** Hands out cluster names, none twice in a hamlet. */
export function createClusterNames(random: Random) {
  const left = {
    block: random.shuffle(BLOCK_NAMES),
    canal: RIBBON_NAMES.canal.slice(2),
    dyke: [...RIBBON_NAMES.dyke],
    lane: random.shuffle(RIBBON_NAMES.lane),
  };
  return {
    block: () => left.block.pop()!,
    ribbon(by: 'canal' | 'dyke' | 'lane', west: boolean): string {
      if (by === 'canal') return RIBBON_NAMES.canal[west ? 0 : 1]!;
      return (by === 'dyke' ? left.dyke.shift() : left.lane.pop()) ?? left.block.pop()!;
    },
  };
}

const COLUMN_CANALS = ['Cát Bồi', 'Bến Rau', 'Ông Giáo', 'Cồn Giữa', 'Mười Mẫu', 'Tám Gian', 'Đồng Nê', 'Lái Buôn'];
const ROW_CANALS = ['Trục Nam', 'Trục Giữa', 'Trục Bắc', 'Thanh Niên', 'Cừ Mới', 'Đồng Muối'];

/** The n-th canal between two columns, e.g. “Kênh Cát Bồi”. */
export const columnCanalName = (index: number) => numbered(COLUMN_CANALS, index);
/** The canal along the south of the n-th row, counted from the sea. */
export const rowCanalName = (index: number) => numbered(ROW_CANALS, index);

function numbered(names: readonly string[], index: number): string {
  const round = Math.floor(index / names.length);
  return `Kênh ${names[index % names.length]}${round > 0 ? ` ${round + 1}` : ''}`;
}

const VIRTUES = ['Phúc', 'Linh', 'Bảo', 'Quang', 'Thiên', 'Khánh', 'Diên'];
const GROUNDS = ['Lâm', 'Ninh', 'Hải', 'Sa', 'Long', 'Triều', 'Nghiêm'];

/** The n-th pagoda of a commune; the first 49 differ. */
export const pagodaName = (n: number) =>
  `Chùa ${VIRTUES[n % VIRTUES.length]} ${GROUNDS[(n + Math.floor(n / VIRTUES.length)) % GROUNDS.length]}`;

/** The n-th church of a commune; the first 108 differ. */
export const churchName = (n: number) =>
  `Nhà thờ ${FIRST[(n * 5 + 3) % FIRST.length]} ${SECOND[(n + Math.floor(n / FIRST.length)) % SECOND.length]}`;
