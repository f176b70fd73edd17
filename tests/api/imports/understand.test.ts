import { describe, expect, test } from 'vitest';
import { understand } from '#api/imports/understand.ts';
import { type Line, options, utf8, workbook } from './workbooks.ts';

const HEADINGS = ['STT', 'Mã hộ', 'Họ và tên chủ hộ', 'ĐTDĐ', 'Địa chỉ (ngõ, số nhà)', 'Vĩ độ', 'Kinh độ', 'Ghi chú'];

const sheetOf = (hamlet: number): Line[] => [
  ['ỦY BAN NHÂN DÂN XÃ AN TRIỀU'],
  [`DANH SÁCH HỘ DÂN XÓM ${hamlet} NĂM 2026`],
  [],
  HEADINGS,
  [1, `X${hamlet}-1`, 'Nguyễn Thị Thơm', '0912345318', 'Ngõ Ven Đê, số 14', '20,2531', '106,4123', null],
  [2, `X${hamlet}-2`, 'Tống Văn Cộng', null, null, null, null, 'nhà cạnh cống'],
  ['Tổng cộng', null, 2],
  [null, null, null, null, null, 'An Triều, ngày 3 tháng 2 năm 2026'],
  [null, null, null, null, null, 'Người lập biểu'],
  [null, null, null, null, null, 'Phạm Văn Lập'],
];

describe('a workbook of twelve hamlets', () => {
  test('every household is found, titles, totals and signatures are none', async () => {
    const names = Array.from({ length: 12 }, (_, i) => `Xóm ${i + 1}`);
    const read = await understand(workbook(new Map(names.map((name, i) => [name, sheetOf(i + 1)]))), options);
    expect(read.problems).toEqual([]);
    expect(read.rows).toHaveLength(24);
    expect(read.sheets.map(({ name, hamlet, rows }) => [name, hamlet, rows])).toEqual(names.map((n) => [n, n, 2]));
    expect(read.rows[2]).toMatchObject({ sheet: 'Xóm 2', row: 5, hamletName: 'Xóm 2', location: [106.4123, 20.2531] });
    expect(read.rows[1]).toMatchObject({ head: 'Tống Văn Cộng', location: null, phone: null, elders: null, row: 6 });
  });

  test('each column is named with what it was taken for', async () => {
    const { columns } = await understand(workbook({ 'Xóm 1': sheetOf(1) }), options);
    expect(columns.map(({ heading, field }) => [heading, field])).toEqual(
      HEADINGS.map((heading, i) => [heading, [null, 'code', 'head', 'phone', 'address', 'lat', 'lon', null][i]]),
    );
  });
});

describe('a bad row', () => {
  const lines: Line[] = [
    ['Chủ hộ', 'Mã hộ', 'Vĩ độ', 'Kinh độ', 'Năm sinh người cao tuổi nhất', 'Thiết bị', 'Điện thoại', 'Xóm'],
    ['Nguyễn An', 'A1', 20.25, 106.41, 1947, 0, null, 3],
    [null, 'A2', 20.25, 106.41, null, null, null, 3],
    ['Nguyễn Ba', 'A3', '106,3b', 106.41, null, null, null, 3],
    ['Nguyễn Bốn', 'A4', 2.025, 106.41, null, null, null, 3],
    ['Nguyễn Năm', 'A5', 106.41, 20.25, null, null, null, 3],
    ['Nguyễn Sáu', 'A6', 20.25, null, null, null, null, 3],
    ['Nguyễn Bảy', 'A7', null, null, 19947, null, null, 3],
    ['Nguyễn Tám', 'A8', null, null, null, 'có lẽ', '12345', 3],
    ['Nguyễn Chín', 'a1', null, null, null, null, null, 3],
    ['Nguyễn Mười', 'A10', null, null, null, null, null, null],
    ['Nguyễn Mốt', 'A11', 2235418.2, 588102.7, null, null, null, 3],
  ];

  test('is reported with its row and column, and the good ones go in', async () => {
    const read = await understand(workbook({ DS: lines }), options);
    expect(read.rows.map(({ row }) => row)).toEqual([2]);
    expect(read.problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'Chủ hộ', 'head_missing'],
      [4, 'Vĩ độ', 'coordinate_not_number'],
      [5, 'Vĩ độ', 'coordinate_out_of_range'],
      [6, 'Vĩ độ', 'coordinates_swapped'],
      [7, 'Kinh độ', 'coordinate_incomplete'],
      [8, 'Năm sinh người cao tuổi nhất', 'birth_year_bad'],
      [9, 'Điện thoại', 'phone_bad'],
      [9, 'Thiết bị', 'devices_unclear'],
      [10, 'Mã hộ', 'duplicate_code'],
      [11, 'Xóm', 'hamlet_missing'],
      [12, 'Vĩ độ', 'coordinate_national'],
    ]);
    expect(read.problems[5]?.message).toBe('“19947” không phải là năm sinh. Sửa thành năm có 4 chữ số, ví dụ 1947.');
    const english = await understand(workbook({ DS: lines }), { ...options, lang: 'en' });
    expect(english.problems[8]?.message).toContain('already in row 2 of sheet DS');
  });
});

describe('headings', () => {
  test('in any order, in English, without accents, below titles', async () => {
    const text =
      'Register 2026\n\nNotes;LONGITUDE;Hamlet;lat;Phone number;HEAD OF HOUSEHOLD;household_id\n' +
      ';106,41;Xom 3;20,25;84912345318;Le Van Tam;7\n';
    const { rows } = await understand(utf8(`\ufeff${text}`), options);
    expect(rows).toMatchObject([
      { row: 4, code: '7', head: 'Le Van Tam', phone: '0912345318', location: [106.41, 20.25] },
    ]);
  });

  test('in two rows, the upper one joined', async () => {
    const lines: Line[] = [
      ['TT', 'Thông tin chủ hộ', null, 'Người cao tuổi', null, 'Tọa độ', null],
      [null, 'Họ tên', 'Điện thoại', 'Số lượng', 'Năm sinh', 'Vĩ độ', 'Kinh độ'],
      [1, 'Lê Thị Na', '0912345318', 2, 1950, 20.2, 106.4],
    ];
    const bytes = workbook({ 'Xóm 4': lines }, ['A1:A2', 'B1:C1', 'D1:E1', 'F1:G1']);
    const { rows, problems } = await understand(bytes, options);
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      { row: 3, head: 'Lê Thị Na', phone: '0912345318', elders: 2, eldestBirthYear: 1950, location: [106.4, 20.2] },
    ]);
  });

  test('repeated further down, with column numbers and sections by hamlet', async () => {
    const lines: Line[] = [
      ['STT', 'Chủ hộ', 'Địa chỉ'],
      ['(1)', '(2)', '(3)'],
      ['I', 'XÓM ĐÔNG: 2 hộ', null],
      [1, 'Lê A', 'Ngõ 1'],
      [2, 'Lê B', 'Ngõ 1'],
      ['STT', 'Chủ hộ', 'Địa chỉ'],
      [null, 'Xóm Tây', null],
      [3, 'Lê C', 'Ngõ 2'],
      [4, null, null],
      ['Cộng', '3', null],
    ];
    const { rows, problems } = await understand(workbook({ Sheet1: lines }), options);
    expect(problems).toEqual([]);
    expect(rows.map(({ row, hamletName }) => [row, hamletName])).toEqual([
      [4, 'Xóm Đông'],
      [5, 'Xóm Đông'],
      [8, 'Xóm Tây'],
    ]);
  });

  test('that are hostile do no harm', async () => {
    const lines: Line[] = [
      ['__proto__', 'constructor', 'Chủ hộ', 'toString', '\u202eXóm'],
      ['a', 'b', '\u202eLê\u0000 Văn  A', 'c', 'Xóm 1'],
    ];
    const { rows, columns } = await understand(workbook({ DS: lines }), options);
    expect(rows).toMatchObject([{ head: 'Lê Văn A', hamletName: 'Xóm 1' }]);
    expect(columns.map(({ heading, field }) => [heading, field])).toEqual([
      ['__proto__', null],
      ['constructor', null],
      ['Chủ hộ', 'head'],
      ['toString', null],
      ['Xóm', 'hamlet'],
    ]);
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  });
});
