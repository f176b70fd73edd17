import { describe, expect, test } from 'vitest';
import { understand } from '#api/imports/understand.ts';
import { type Line, options, utf8, workbook } from './workbooks.ts';

const read = (lines: Line[], merges: string[] = []) => understand(workbook({ 'Xóm 3': lines }, merges), options);
const codes = (problems: readonly { row: number; column: string | null; code: string }[]) =>
  problems.map(({ row, column, code }) => [row, column, code]);

describe('one row a person', () => {
  const HEADINGS = ['STT', 'Mã hộ', 'Họ và tên', 'Quan hệ với chủ hộ', 'Năm sinh', 'ĐTTM', 'Địa chỉ'];
  const FAMILY: Line[] = [
    HEADINGS,
    [1, 'H1', 'Nguyễn Văn An', 'Chủ hộ', 1950, 'không', 'Ngõ 1'],
    [2, 'H1', 'Trần Thị Bé', 'Vợ', 1955, 'không', null],
    [3, 'H1', 'Nguyễn Văn Cường', 'Con', 1990, 'có', null],
    [4, 'H1', 'Nguyễn Thị Dung', 'Cháu', 2015, null, null],
    [5, 'H2', 'Lê Thị Hoa', 'Chủ hộ', 1980, 'không', 'Ngõ 2'],
    [6, 'H2', 'Lê Văn Giang', 'Con', 2012, 'không', null],
  ];
  const HOUSEHOLDS = [
    { row: 2, code: 'H1', head: 'Nguyễn Văn An', elders: 2, eldestBirthYear: 1950, adults: 3, adultsWithoutDevice: 2 },
    { row: 6, code: 'H2', head: 'Lê Thị Hoa', elders: 0, eldestBirthYear: 1980, adults: 1, adultsWithoutDevice: 1 },
  ];

  test('persons are counted into households, and only their heads are named', async () => {
    const { rows, problems, notes } = await read(FAMILY);
    expect(problems).toEqual([]);
    expect(rows).toMatchObject(HOUSEHOLDS);
    expect(rows.map(({ devicelessStated, address }) => [devicelessStated, address])).toEqual([
      [false, 'Ngõ 1'],
      [true, 'Ngõ 2'],
    ]);
    expect(notes).toMatchObject([{ sheet: 'Xóm 3', code: 'persons_counted', params: { persons: 6, households: 2 } }]);
    const everything = JSON.stringify(await read(FAMILY));
    for (const name of ['Trần Thị Bé', 'Nguyễn Văn Cường', 'Lê Văn Giang']) expect(everything).not.toContain(name);
  });

  test('grouped by the relation alone, the head first', async () => {
    const { rows, problems } = await read(FAMILY.map((line) => line.filter((_, i) => i !== 1)));
    expect(problems).toEqual([]);
    expect(rows).toMatchObject(HOUSEHOLDS.map((one) => ({ ...one, code: null })));
  });

  test('the head of the household in joined cells beside its persons', async () => {
    const lines: Line[] = [
      ['STT', 'Chủ hộ', 'Họ và tên', 'Năm sinh', 'Smartphone'],
      [1, 'Nguyễn Văn An', 'Nguyễn Văn An', 1950, 'không'],
      [null, null, 'Trần Thị Bé', 1955, 'không'],
      [null, null, 'Nguyễn Văn Cường', 1990, 'có'],
      [2, 'Lê Thị Hoa', 'Lê Thị Hoa', 1980, 'không'],
      [null, null, 'Lê Văn Giang', 2012, 'không'],
    ];
    const { rows, problems } = await read(lines, ['A2:A4', 'B2:B4', 'A5:A6', 'B5:B6']);
    expect(problems).toEqual([]);
    expect(rows.map(({ row }) => row)).toEqual([2, 5]);
    expect(rows).toMatchObject(HOUSEHOLDS.map(({ row: _, ...one }) => ({ ...one, code: null })));
  });

  test.each([
    ['once', [null, null]],
    ['beside each person', ['Nguyễn Văn An', 'Nguyễn Văn An']],
  ])('two neighbours of one name are two households, their name written %s', async (_, [second, fourth]) => {
    const { rows } = await read([
      ['Chủ hộ', 'Họ và tên', 'Năm sinh'],
      ['Nguyễn Văn An', 'Nguyễn Văn An', 1950],
      [second ?? null, 'Trần Thị Bé', 1955],
      ['Nguyễn Văn An', 'Nguyễn Văn An', 1980],
      [fourth ?? null, 'Lê Văn Giang', 2012],
    ]);
    expect(rows.map(({ row, elders, adults }) => [row, elders, adults])).toEqual([
      [2, 2, 2],
      [4, 0, 1],
    ]);
  });

  test('numbered by household only, without any relation', async () => {
    const lines = FAMILY.map((line, i) =>
      line.filter((_, j) => j !== 1 && j !== 3).with(0, [line[0], 1, null, null, null, 2, null][i] ?? null),
    );
    const { rows, problems } = await read(lines);
    expect(problems).toEqual([]);
    expect(rows).toMatchObject(HOUSEHOLDS.map((one) => ({ ...one, code: null })));
  });

  test('what is not known of everybody is not known of the household', async () => {
    const { rows } = await read(FAMILY.map((line, i) => (i === 2 ? line.with(4, null).with(5, null) : line)));
    expect(rows[0]).toMatchObject({ elders: null, elderlyStated: true, eldestBirthYear: null, adults: null });
  });

  test('a bad person is told by its own row, and its household stays out', async () => {
    const lines: Line[] = [
      ...FAMILY.map((line, i) => (i === 3 ? line.with(4, 19900) : line)),
      [7, null, 'Trần Văn Lẻ', null, 1970, null, null],
      [8, 'H4', 'Trần Văn Không', 'Con', 1999, null, null],
      [9, 'H5', 'Trần Văn Hai', 'Chủ hộ', 1970, null, null],
      [10, 'H5', 'Trần Văn Ba', 'Chủ hộ', 1971, null, null],
    ];
    const { rows, problems, rejected } = await read([FAMILY[0]!, lines[7]!, ...lines.slice(1, 7), ...lines.slice(8)]);
    expect(codes(problems)).toEqual([
      [5, 'Năm sinh', 'birth_year_bad'],
      [9, 'Quan hệ với chủ hộ', 'household_without_head'],
      [11, 'Mã hộ', 'duplicate_code'],
      [2, null, 'person_unassigned'],
    ]);
    expect(rows.map(({ code }) => code)).toEqual(['H2', 'H5']);
    expect(rejected).toEqual([]);
  });

  test('a list of households with the same code twice is none of persons', async () => {
    const lines: Line[] = [
      ['Mã hộ', 'Chủ hộ', 'Năm sinh'],
      ['A', 'Lê A', 1950],
      ['A', 'Lê Bốn', 1951],
      ['C', 'Lê C', 1952],
      ['D', 'Lê D', 1953],
    ];
    const { problems, rows } = await read(lines);
    expect(codes(problems)).toEqual([[3, 'Mã hộ', 'duplicate_code']]);
    expect(rows).toHaveLength(3);
  });
});

describe('several households in one cell range', () => {
  test('lists side by side', async () => {
    const lines: Line[] = [
      ['DANH SÁCH HỘ XÓM 3'],
      ['STT', 'Chủ hộ', 'SĐT', null, 'STT', 'Chủ hộ', 'SĐT'],
      [1, 'Nguyễn Văn An', '0912345318', null, 3, 'Lê Thị Hoa', '0912345319'],
      [2, 'Trần Thị Bé', '12', null, 4, 'Phạm Văn Giáp', null],
      [null, null, null, null, 5, 'Đỗ Văn Hùng', null],
    ];
    const { rows, problems, notes } = await understand(workbook({ Sheet1: lines }), options);
    expect(rows.map(({ row, head, phone, hamletName }) => [row, head, phone, hamletName])).toEqual([
      [3, 'Nguyễn Văn An', '0912345318', 'Xóm 3'],
      [3, 'Lê Thị Hoa', '0912345319', 'Xóm 3'],
      [4, 'Phạm Văn Giáp', null, 'Xóm 3'],
      [5, 'Đỗ Văn Hùng', null, 'Xóm 3'],
    ]);
    expect(codes(problems)).toEqual([[4, 'SĐT', 'phone_bad']]);
    expect(notes).toMatchObject([{ code: 'side_by_side', params: { lists: 2 } }]);
  });

  test('lists of two hamlets side by side, each under its name', async () => {
    const lines: Line[] = [
      ['XÓM 1', null, null, 'XÓM 2'],
      ['STT', 'Họ và tên chủ hộ', null, 'STT', 'Họ và tên chủ hộ'],
      [1, 'Nguyễn Văn An', null, 1, 'Lê Thị Hoa'],
      [2, 'Trần Thị Bé', null, 2, 'Phạm Văn Giáp'],
    ];
    const { rows } = await understand(workbook({ Sheet1: lines }), options);
    expect(rows.map(({ head, hamletName }) => [head, hamletName])).toEqual([
      ['Nguyễn Văn An', 'Xóm 1'],
      ['Trần Thị Bé', 'Xóm 1'],
      ['Lê Thị Hoa', 'Xóm 2'],
      ['Phạm Văn Giáp', 'Xóm 2'],
    ]);
  });

  const HEADINGS = ['TT', 'Chủ hộ', 'Điện thoại', 'Địa chỉ'];
  test('listed in the lines of a cell, beside as many telephones', async () => {
    const { rows, problems, notes } = await read([
      HEADINGS,
      [1, '1. Nguyễn Văn An\n2. Trần Thị Bé', '0912345318\n0912345319', 'Ngõ 1'],
      [2, 'Lê Thị Hoa\r\nPhạm Văn Giáp', '0912345320\r\n', 'Ngõ 2'],
      [3, 'Lê Thị Hoa\nPhạm Văn Giáp\nĐỗ Văn Hùng', '0912345320\n\n0912345321', 'Ngõ 2'],
      [4, 'Nguyễn Thị\nThu Hương', '0912345322', 'Ngõ 3'],
      [5, '- Nguyễn Văn Ích\n- Trần Thị Khuê\n- Lê Lai', '0912345318\n0912345319', 'Ngõ 4'],
    ]);
    expect(rows.map(({ row, head, phone, address }) => [row, head, phone, address])).toEqual([
      [2, 'Nguyễn Văn An', '0912345318', 'Ngõ 1'],
      [2, 'Trần Thị Bé', '0912345319', 'Ngõ 1'],
      [4, 'Lê Thị Hoa', '0912345320', 'Ngõ 2'],
      [4, 'Phạm Văn Giáp', null, 'Ngõ 2'],
      [4, 'Đỗ Văn Hùng', '0912345321', 'Ngõ 2'],
      [5, 'Nguyễn Thị Thu Hương', '0912345322', 'Ngõ 3'],
    ]);
    expect(codes(problems)).toEqual([
      [3, 'Chủ hộ', 'households_unclear'],
      [6, 'Điện thoại', 'households_disagree'],
    ]);
    expect(notes).toMatchObject([{ code: 'cells_split', params: { rows: 2, households: 5 } }]);
  });

  test('the same in a text file', async () => {
    const { rows } = await understand(
      utf8('Chủ hộ,SĐT,Xóm\n"Nguyễn Văn An\nTrần Thị Bé","0912345318\n0912345319",Xóm 1\nLê Thị Hoa,,Xóm 1\n'),
      options,
    );
    expect(rows.map(({ row, head }) => [row, head])).toEqual([
      [2, 'Nguyễn Văn An'],
      [2, 'Trần Thị Bé'],
      [3, 'Lê Thị Hoa'],
    ]);
  });

  test('one household over several rows, its head in joined cells or numbered once', async () => {
    const lines: Line[] = [
      ['TT', 'Chủ hộ', 'SĐT', 'Thiết bị', 'NCT'],
      [1, 'Nguyễn Văn An', '0912345318', '1 đt cục gạch', 1947],
      [null, null, '0912345319', '1 smartphone', 1952],
      [2, 'Trần Thị Bé', null, 'không', null],
      [null, null, '12', null, null],
      [3, 'Lê Thị Hoa', '0912345320', 1, null],
    ];
    const { rows, problems, notes } = await read(lines, ['A2:A3', 'B2:B3']);
    expect(rows.map(({ row, phone, devicelessStated, elders }) => [row, phone, devicelessStated, elders])).toEqual([
      [2, '0912345318', false, 2],
      [6, '0912345320', false, null],
    ]);
    expect(codes(problems)).toEqual([[5, 'SĐT', 'phone_bad']]);
    expect(notes).toMatchObject([{ code: 'rows_joined', params: { rows: 2 } }]);
  });
});

test('latitude and longitude under each other’s heading are read by their values, and it is said', async () => {
  const lines: Line[] = [
    ['Chủ hộ', 'Vĩ độ', 'Kinh độ'],
    ...['An', 'Bé', 'Cúc', 'Dần'].map((name): Line => [`Lê ${name}`, 106.31, 20.12]),
  ];
  const { rows, notes } = await read(lines);
  expect(rows.map(({ location }) => location)).toEqual(rows.map(() => [106.31, 20.12]));
  expect(notes).toMatchObject([{ code: 'coordinates_swapped', params: { lat: 'Vĩ độ', lon: 'Kinh độ' } }]);
});
