import { expect, test } from 'vitest';
import { kindOf } from '#api/imports/kinds.ts';
import { understandMembers } from '#api/imports/members/understand.ts';
import { readFile } from '#api/imports/read/index.ts';
import { type Line, utf8, workbook } from '../workbooks.ts';

const read = async (bytes: Uint8Array, hamlet: string | null = null) =>
  understandMembers(await readFile(bytes), { lang: 'vi', hamlet });
const kind = async (bytes: Uint8Array) => kindOf(await readFile(bytes));

const DECISION: Line[] = [
  ['UBND XÃ XUÂN HƯNG', null, null, null, null, null],
  ['DANH SÁCH THÀNH VIÊN TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG', null, null, null, null, null],
  ['(Kèm theo Quyết định số 12/QĐ-UBND ngày 15 tháng 11 năm 2025)', null, null, null, null, null],
  ['STT', 'Họ và tên', 'Năm sinh', 'Chức danh', 'Nhiệm vụ trong tổ', 'Số điện thoại'],
  ['I', 'Tổ CNSCĐ xóm Đông (3 người)', null, null, null, null],
  ['1', 'Ông NGUYỄN VĂN HÙNG', '1975', 'Trưởng xóm', 'Tổ trưởng', '0912 345 678'],
  ['2', 'Đ/c Trần Thị Nga', '1998', 'Bí thư chi đoàn', 'Tổ phó', '912345679'],
  ['3', 'Phạm Thị Hoa', '1980', 'Chi hội trưởng Phụ nữ', 'Tổ viên', null],
  ['II', 'Tổ CNSCĐ xóm Tây', null, null, null, null],
  ['1', 'Lê Văn Tám', '1969', 'Bí thư chi bộ', 'Tổ trưởng', '0987654321'],
  ['2', 'Vũ Đức An', '1990', 'Công an viên', 'Thành viên', null],
  ['Tổng cộng: 5 người', null, null, null, null, null],
  [null, null, null, null, 'Nơi nhận: như trên', null],
];

test('a list as a decision has it: titles, teams as sections, offices and parts, totals and notes left out', async () => {
  const { rows, problems } = await read(workbook({ 'Danh sách': DECISION }));
  expect(problems).toEqual([]);
  expect(
    rows.map(({ name, hamletName, role, body, phone, row }) => [row, name, hamletName, role, body, phone]),
  ).toEqual([
    [6, 'Nguyễn Văn Hùng', 'Xóm Đông', 'leader', 'hamlet_head', '0912345678'],
    [7, 'Trần Thị Nga', 'Xóm Đông', 'member', 'youth_union', '0912345679'],
    [8, 'Phạm Thị Hoa', 'Xóm Đông', 'member', 'womens_union', null],
    [10, 'Lê Văn Tám', 'Xóm Tây', 'leader', 'party_secretary', '0987654321'],
    [11, 'Vũ Đức An', 'Xóm Tây', 'member', 'police', null],
  ]);
  expect(await kind(workbook({ 'Danh sách': DECISION }))).toBe('members');
});

test('one sheet a hamlet, one column for office and part, day and user name', async () => {
  const sheet = (name: string): Line[] => [
    ['TT', 'Họ tên', 'Chức vụ', 'Từ ngày', 'Tên đăng nhập', 'Zalo'],
    ['1', name, 'Bí thư Chi bộ - Tổ trưởng', '01/12/2025', 'Nga.Tran', '0912000111'],
  ];
  const { rows, sheets } = await read(workbook({ 'Xóm 1': sheet('Trần Nga'), 'Tổ xóm 2': sheet('Lê Bình') }));
  expect(sheets.map(({ hamlet, rows: count }) => [hamlet, count])).toEqual([
    ['Xóm 1', 1],
    ['Xóm 2', 1],
  ]);
  expect(rows[0]).toMatchObject({
    role: 'leader',
    body: 'party_secretary',
    fromOn: '2025-12-01',
    username: 'nga.tran',
  });
  expect(rows[0]?.phone).toBe('0912000111');
});

test('each thing that is wrong is said with row, column and what to do', async () => {
  const csv = [
    'Họ tên,Xóm,Điện thoại,Nhiệm vụ,Từ ngày,Tên đăng nhập',
    ',3,,Tổ viên,,',
    'Xóm 4 số 2,3,,,,',
    'Lê A,,,,,',
    'Lê B,3,09123,,,',
    'Lê C,3,,abc,,',
    'Lê D,3,,,31/02/2025,',
    'Lê E,3,,,,Lê E',
    'Lê G,3,,=1+1,,',
    'Lê H,3,,,,',
  ].join('\n');
  const { rows, problems } = await read(utf8(csv));
  expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([
    [2, 'Họ tên', 'name_missing'],
    [3, 'Họ tên', 'name_bad'],
    [4, 'Xóm', 'hamlet_missing'],
    [5, 'Điện thoại', 'phone_bad'],
    [6, 'Nhiệm vụ', 'duty_unclear'],
    [7, 'Từ ngày', 'date_bad'],
    [8, 'Tên đăng nhập', 'username_bad'],
    [9, 'Nhiệm vụ', 'cell_flawed'],
  ]);
  expect(problems[3]?.message).toContain('09123');
  expect(rows.map(({ name, hamletName }) => [name, hamletName])).toEqual([['Lê H', 'Xóm 3']]);
});

test('rows that name no hamlet belong to the only one the commune has', async () => {
  const list = utf8('Full name,Role,Phone\nTran Nga,Team leader,0912000111\n');
  expect((await read(list, 'Xóm 1')).rows[0]).toMatchObject({ hamletName: 'Xóm 1', role: 'leader' });
  expect((await read(list)).problems[0]?.code).toBe('hamlet_missing');
});

test.each([
  ['Chủ hộ,Xóm,Chức vụ\nLê A,3,Tổ trưởng', 'households'],
  ['Họ tên,Quan hệ với chủ hộ,Xóm\nLê A,Vợ,3', 'households'],
  ['Họ tên,Địa chỉ,Xóm,Người cao tuổi\nLê A,Ngõ 1,3,1', 'households'],
  ['Họ tên,SĐT,Xóm\nLê A,,3', 'households'],
  ['Họ tên,Xóm,Nhiệm vụ\nLê A,3,Tổ trưởng', 'members'],
  ['DANH SÁCH TỔ VIÊN,,\nHọ tên,SĐT,Xóm\nLê A,,3', 'members'],
  ['Full name,Hamlet,Role\nLe A,3,leader', 'members'],
  ['STT,Tên xóm,Số hộ\n1,Xóm Đông,120\n2,Xóm Tây,98', 'hamlets'],
  ['Xóm\n1\n2', 'hamlets'],
])('%j is about %s', async (text, expected) => {
  expect(await kind(utf8(text))).toBe(expected);
});
