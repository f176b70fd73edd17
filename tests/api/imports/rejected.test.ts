import * as XLSX from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFile } from '#api/imports/read/index.ts';
import { rejectedWorkbook } from '#api/imports/rejected-book.ts';
import type { ImportAnswer, ImportItem } from '#api/imports/schema.ts';
import { understand } from '#api/imports/understand.ts';
import { openWorld, type World } from '#tests/support/world.ts';
import { formOf, type Line, options, utf8, workbook } from './workbooks.ts';

type Cells = (string | undefined)[][];
const sheetsOf = (bytes: Uint8Array): Record<string, Cells> => {
  const book = XLSX.read(bytes, { type: 'array' });
  return Object.fromEntries(
    book.SheetNames.map((name) => [name, XLSX.utils.sheet_to_json<string[]>(book.Sheets[name]!, { header: 1 })]),
  );
};
/** The bad rows of a file as the workbook that is handed out. */
const badRowsOf = async (bytes: Uint8Array) => {
  const { rejected, problems } = await understand(bytes, options);
  const rows = rejected.map((row) => ({
    ...row,
    messages: problems.filter(({ sheet, row: at }) => sheet === row.sheet && at === row.row).map(({ code }) => code),
  }));
  return rejectedWorkbook(rows, 'vi');
};

describe('the workbook of bad rows', () => {
  test('has sheets, headings and cells of the file as text, and what is to be mended behind', async () => {
    const bytes = workbook({
      'Xóm 1': [['DANH SÁCH'], ['Chủ hộ', 'ĐT', 'Vĩ độ', 'Kinh độ'], ['Lê A', 'abc', 20.25, 106.41], ['Lê B', '']],
      'Xóm 2': [
        ['Mã hộ', 'Chủ hộ', 'Năm sinh'],
        ['007', null, new Date('1947-05-01')],
      ],
    });
    expect(sheetsOf(await badRowsOf(bytes))).toEqual({
      'Xóm 1': [
        ['Chủ hộ', 'ĐT', 'Vĩ độ', 'Kinh độ', 'Cần sửa'],
        ['Lê A', 'abc', '20.25', '106.41', 'phone_bad'],
      ],
      'Xóm 2': [
        ['Mã hộ', 'Chủ hộ', 'Năm sinh', 'Cần sửa'],
        ['007', undefined, '1947-05-01', 'head_missing'],
      ],
    });
  });

  test('holds no formula, whatever a cell begins with', async () => {
    const signs = ['=1+2', '+84x', '-x', '@SUM(A1)'];
    const bytes = workbook({
      'Xóm 1': [['Mã hộ', 'Chủ hộ', 'ĐT'], ...signs.map((sign): Line => [sign, 'Lê A', 'abc'])],
    });
    const book = XLSX.read(await badRowsOf(bytes), { type: 'array', cellFormula: true });
    const sheet = book.Sheets['Xóm 1']!;
    expect(signs.map((_, i) => [sheet[`A${i + 2}`].t, sheet[`A${i + 2}`].v, sheet[`A${i + 2}`].f])).toEqual(
      signs.map((sign) => ['s', sign, undefined]),
    );
  });

  test('tells hamlet and cluster that stood above the rows', async () => {
    const bytes = workbook({
      Sổ: [
        ['Chủ hộ', 'ĐT'],
        ['I. XÓM ĐÔNG'],
        ['Lê A', 'abc'],
        ['Cụm 2'],
        ['Lê B', 'abc'],
        ['II. XÓM TÂY'],
        ['Lê C', 'abc'],
      ],
    });
    const bad = await badRowsOf(bytes);
    expect(sheetsOf(bad).Sổ?.map(([first]) => first)).toEqual([
      'Chủ hộ',
      'Xóm Đông',
      'Lê A',
      'Cụm 2',
      'Lê B',
      'Xóm Tây',
      'Lê C',
    ]);
    const [file] = (await readFile(bad)).sheets;
    for (const row of file!.rows) if (row.cells[1] === 'abc') row.cells[1] = '0912345318';
    const mended = workbook({ Sổ: file!.rows.map(({ cells }) => cells as Line) });
    const { rows, problems } = await understand(mended, options);
    expect(problems).toEqual([]);
    expect(rows.map(({ head, hamletName, clusterName }) => [head, hamletName, clusterName])).toEqual([
      ['Lê A', 'Xóm Đông', null],
      ['Lê B', 'Xóm Đông', 'Cụm 2'],
      ['Lê C', 'Xóm Tây', null],
    ]);
  });

  test('can be read again unmended, whatever its last column says', async () => {
    const remark = 'Ghi chú: ký ngày 5 tháng 3 năm 1950. Tổng cộng';
    const bytes = workbook({
      'Xóm 1': [
        ['Chủ hộ', 'ĐT', 'Cần sửa'],
        ['Lê A', 'abc', remark],
      ],
    });
    const { rows, problems } = await understand(bytes, options);
    expect([rows.length, problems.map(({ code }) => code)]).toEqual([0, ['phone_bad']]);
  });

  test('keeps at most 5,000 rows', async () => {
    const lines = Array.from({ length: 5_100 }, (_, i) => `Hộ ${i},Xóm 1,abc`);
    const { rejected, problems } = await understand(utf8(['Chủ hộ,Xóm,ĐT', ...lines].join('\n')), options);
    expect([problems.length, rejected.length]).toEqual([5_100, 5_000]);
  });
});

describe('at the server', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world?.stop());

  const bring = async (bytes: Uint8Array): Promise<{ answer: ImportAnswer; item: ImportItem }> => {
    const { staff } = world.people;
    const answer = (await (await staff.call('POST', '/api/imports', formOf(bytes))).json()) as ImportAnswer;
    return { answer, item: (await staff.get<{ items: ImportItem[] }>('/api/imports')).items[0]! };
  };
  const rejectedOf = (id: string, language = 'vi') =>
    world.people.staff.call('GET', `/api/imports/${id}/rejected.xlsx`, undefined, { 'accept-language': language });

  test('the bad rows are mended, brought again, and go in', async () => {
    const first = await bring(
      workbook({
        'Xóm 88': [
          ['Mã hộ', 'Chủ hộ', 'Người cao tuổi'],
          ['R1', 'Lê A', 1],
          ['R2', null, 'x'],
          ['R1', 'Lê Trùng', null],
        ],
      }),
    );
    expect(first.answer).toMatchObject({ created: 1, rejected: 2 });
    const handedOut = await rejectedOf(first.item.id);
    expect(handedOut.headers.get('content-disposition')).toContain('can-sua-so_ho.xlsx');
    const notes = await world.db.asSystem(
      world.here.id,
      (tx) => tx`select detail from tn.audit where action = 'register.rejected' and subject_id = ${first.item.id}`,
    );
    expect(notes).toEqual([{ detail: { rows: 2 } }]);
    const lines = sheetsOf(new Uint8Array(await handedOut.arrayBuffer()))['Xóm 88']!;
    expect(lines[0]?.at(-1)).toBe('Cần sửa');
    expect(lines[1]?.at(-1)).toContain('Thiếu tên chủ hộ');
    lines[1]![1] = 'Lê B';
    lines[2]![0] = 'R3';
    const again = await bring(workbook({ 'Xóm 88': lines.map((line) => Array.from(line, (cell) => cell ?? null)) }));
    expect(again.answer).toMatchObject({ created: 2, updated: 0, rejected: 0, hamlets: { created: [] } });
    expect(again.answer.columns.find(({ heading }) => heading === 'Cần sửa')).toMatchObject({ field: null });
    expect((await rejectedOf(again.item.id)).status).toBe(404);
  });

  test('rows that could be several households are among them', async () => {
    const { item, answer } = await bring(utf8('Chủ hộ,Xóm,Địa chỉ\nLê Hai,Xóm 88,Ngõ 1\nLê Hai,Xóm 88,Ngõ 1\n'));
    expect(answer.problems.map(({ code }) => code)).toEqual(['ambiguous_match', 'ambiguous_match']);
    const book = sheetsOf(new Uint8Array(await (await rejectedOf(item.id, 'en')).arrayBuffer()));
    expect(Object.values(book)[0]?.map((line) => line.slice(0, 3))).toEqual([
      ['Chủ hộ', 'Xóm', 'Địa chỉ'],
      ['Lê Hai', 'Xóm 88', 'Ngõ 1'],
      ['Lê Hai', 'Xóm 88', 'Ngõ 1'],
    ]);
    expect(Object.values(book)[0]?.[0]?.at(-1)).toBe('To mend');
  });

  test('only the office takes them', async () => {
    const { item } = await bring(utf8('Chủ hộ,Xóm,ĐT\nLê C,Xóm 88,abc\n'));
    for (const role of ['leader', 'member', 'observer', 'admin'] as const) {
      expect((await world.people[role].call('GET', `/api/imports/${item.id}/rejected.xlsx`)).status).toBe(403);
    }
  });
});
