import type { RegisterFacts } from './merge.ts';

/** A household as it is handed out, its hamlet, cluster and platforms by name. */
export interface RegisterLine extends Omit<RegisterFacts, 'hamletId' | 'clusterId' | 'platforms'> {
  hamlet: string;
  cluster: string | null;
  platforms: string[] | null;
}

interface FormColumn {
  heading: string;
  /** what to write in it, for whoever fills the form in */
  hint: string;
  examples: readonly [string | number, string | number];
  /** in characters */
  width: number;
  value: (line: RegisterLine) => string | number | null;
}

const yesNo = (stated: boolean | null): string | null => (stated === null ? null : stated ? 'có' : 'không');

/** The register's own form, which the import reads without a question: one row a household. */
export const FORM_COLUMNS: readonly FormColumn[] = [
  {
    heading: 'Mã hộ',
    hint: 'Mã riêng của mỗi hộ, nếu có. Lần nhập sau dựa vào mã để cập nhật đúng hộ.',
    examples: ['XH-0001', 'XH-0002'],
    width: 12,
    value: ({ code }) => code,
  },
  {
    heading: 'Chủ hộ',
    hint: 'Họ và tên chủ hộ. Bắt buộc.',
    examples: ['Nguyễn Thị Thơm', 'Trần Văn Kiên'],
    width: 26,
    value: ({ head }) => head,
  },
  {
    heading: 'Điện thoại',
    hint: '10 chữ số, bắt đầu bằng 0. Để trống nếu không có.',
    examples: ['0912345318', ''],
    width: 14,
    value: ({ phone }) => phone,
  },
  {
    heading: 'Địa chỉ',
    hint: 'Số nhà, ngõ, đường.',
    examples: ['Số 14, ngõ Ven Đê', 'Ngõ Chùa'],
    width: 30,
    value: ({ address }) => address,
  },
  {
    heading: 'Xóm',
    hint: 'Tên xóm. Xóm chưa có sẽ được lập khi nhập.',
    examples: ['Xóm 1', 'Xóm 2'],
    width: 14,
    value: ({ hamlet }) => hamlet,
  },
  {
    heading: 'Cụm dân cư',
    hint: 'Tên cụm, nếu đã chia cụm.',
    examples: ['Cụm Ven Đê', ''],
    width: 18,
    value: ({ cluster }) => cluster,
  },
  {
    heading: 'Vĩ độ',
    hint: 'Vĩ độ WGS 84, ví dụ 20,2531. Để trống nếu chưa biết; sẽ đặt trên bản đồ sau.',
    examples: [20.2531, ''],
    width: 12,
    value: ({ location }) => location?.[1] ?? null,
  },
  {
    heading: 'Kinh độ',
    hint: 'Kinh độ WGS 84, ví dụ 106,4123.',
    examples: [106.4123, ''],
    width: 12,
    value: ({ location }) => location?.[0] ?? null,
  },
  {
    heading: 'Số người cao tuổi',
    hint: 'Số người từ 60 tuổi; hoặc có / không. Để trống nếu chưa rõ.',
    examples: [1, 0],
    width: 18,
    value: ({ elders, elderlyStated }) => elders ?? yesNo(elderlyStated),
  },
  {
    heading: 'Năm sinh người già nhất',
    hint: '4 chữ số. Để trống nếu chưa rõ.',
    examples: [1947, ''],
    width: 22,
    value: ({ eldestBirthYear }) => eldestBirthYear,
  },
  {
    heading: 'Số người lớn',
    hint: 'Số người từ 18 tuổi.',
    examples: [3, 2],
    width: 14,
    value: ({ adults }) => adults,
  },
  {
    heading: 'Người lớn chưa có thiết bị',
    hint: 'Số người lớn không có điện thoại thông minh, máy tính bảng hay máy tính.',
    examples: [1, 2],
    width: 24,
    value: ({ adultsWithoutDevice }) => adultsWithoutDevice,
  },
  {
    heading: 'Hộ không có thiết bị',
    hint: 'có: cả hộ không có thiết bị nào; không: có ít nhất một; để trống nếu chưa rõ.',
    examples: ['không', 'có'],
    width: 20,
    value: ({ devicelessStated }) => yesNo(devicelessStated),
  },
  {
    heading: 'Nền tảng số',
    hint: 'Các nền tảng đang dùng, cách nhau bằng dấu phẩy.',
    examples: ['VNeID', ''],
    width: 30,
    value: ({ platforms }) => (platforms === null ? null : platforms.length === 0 ? 'không' : platforms.join(', ')),
  },
];
