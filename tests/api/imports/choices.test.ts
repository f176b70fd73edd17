import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportAnswer } from '#api/imports/schema.ts';
import { openWorld, type World } from '#tests/support/world.ts';
import { formOf, type Line, workbook } from './workbooks.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());

interface Said {
  mapping?: unknown;
  corrections?: unknown;
  sheetHamlets?: unknown;
  hamlet?: string;
}

/** Brings a workbook with what was said of it, as the page does. */
async function bring(sheets: Record<string, Line[]>, { hamlet, ...said }: Said = {}, dryRun = true) {
  const form = formOf(workbook(sheets));
  for (const [name, value] of Object.entries(said)) form.set(name, JSON.stringify(value));
  if (hamlet) form.set('hamlet', hamlet);
  const answer = await world.people.staff.call('POST', `/api/imports?dryRun=${dryRun}`, form);
  expect(answer.status).toBe(200);
  return (await answer.json()) as ImportAnswer;
}
const columnOf = (answer: ImportAnswer, heading: string) => answer.columns.find((column) => column.heading === heading);

describe('what a column is', () => {
  const SHEETS = {
    'Xóm 81': [
      ['Mã hộ', 'Chủ hộ', 'Tên thường gọi', 'Máy'],
      ['C1', 'Lê Thị A', 'Ngõ 3', 'x'],
      ['C2', 'Lê Văn B', 'Ngõ 4', null],
    ],
  };

  test('is said with an example, masked where it is a telephone number', async () => {
    const answer = await bring({
      'Xóm 81': [
        ['Chủ hộ', 'Điện thoại'],
        ['Lê Thị A', '0912345318'],
      ],
    });
    expect(columnOf(answer, 'Chủ hộ')).toMatchObject({ field: 'head', sample: 'Lê Thị A', remembered: false });
    expect(columnOf(answer, 'Điện thoại')?.sample).toBe('09•• ••• 318');
  });

  test('is what a person says, and the next import of this form remembers it', async () => {
    const mapping = { '*': { 'Tên thường gọi': 'address', Máy: 'platforms:vneid' } };
    expect(columnOf(await bring(SHEETS), 'Tên thường gọi')?.field).not.toBe('address');
    const said = await bring(SHEETS, { mapping });
    expect(columnOf(said, 'Tên thường gọi')).toMatchObject({ field: 'address', confidence: 1, remembered: false });
    expect(columnOf(await bring(SHEETS), 'Tên thường gọi')?.field, 'a dry run is forgotten').not.toBe('address');

    await bring(SHEETS, { mapping }, false);
    const next = await bring({
      'Xóm 82': [
        ['Máy', 'TÊN THƯỜNG GỌI', 'Mã hộ', 'Chủ hộ'],
        ['x', 'Ngõ 9', 'C9', 'Lê C'],
      ],
    });
    expect(columnOf(next, 'TÊN THƯỜNG GỌI')).toMatchObject({ field: 'address', confidence: 1, remembered: true });
    const other = await bring({
      'Xóm 82': [
        ['Tên thường gọi', 'Chủ hộ'],
        ['Ngõ 9', 'Lê C'],
      ],
    });
    expect(columnOf(other, 'Tên thường gọi')?.remembered, 'another form').toBe(false);

    const { items } = await world.people.staff.get<{ items: { address: string; platforms: string[] }[] }>(
      '/api/households?q=C1',
    );
    expect(items[0]).toMatchObject({ address: 'Ngõ 3', platforms: ['vneid'] });
  });

  test('can be said where no heading is known at all', async () => {
    const sheets = {
      'Xóm 86': [
        ['Cột 1', 'Cột 2', 'Cột 3'],
        ['Lê Thị D', 'Ngõ 3', 'x'],
        ['Lê Văn E', 'Ngõ 4', 'y'],
      ],
    };
    const lost = await bring(sheets);
    expect(lost).toMatchObject({ rows: 1, rejected: 1, problems: [{ code: 'header_missing' }] });
    expect(lost.columns.map(({ heading, sample }) => [heading, sample])).toEqual([
      ['Cột 1', 'Lê Thị D'],
      ['Cột 2', 'Ngõ 3'],
      ['Cột 3', 'x'],
    ]);
    const mapping = { 'Xóm 86': { 'Cột 1': 'head', 'Cột 2': 'address', 'Cột 3': null } };
    expect(await bring(sheets, { mapping })).toMatchObject({ rows: 2, created: 2, problems: [] });
  });

  test('or is refused where it is nothing a column can be', async () => {
    for (const mapping of [{ '*': { Máy: '__proto__' } }, { '*': 'head' }, 'x']) {
      const form = formOf(workbook(SHEETS));
      form.set('mapping', JSON.stringify(mapping));
      expect((await world.people.staff.call('POST', '/api/imports?dryRun=true', form)).status).toBe(400);
    }
  });
});

describe('what is wrong', () => {
  const SHEETS = {
    'Trang 1': [
      ['Mã hộ', 'Chủ hộ', 'Năm sinh người già nhất'],
      ['D1', 'Lê Thị A', '19947'],
      ['D2', null, '1947'],
      ['D3', 'Lê Văn C', '1950'],
    ],
  };
  const sheetHamlets = { 'Trang 1': 'Xóm 83' };

  test('can be mended in place', async () => {
    const before = await bring(SHEETS, { sheetHamlets });
    expect(before).toMatchObject({ rows: 3, created: 1, rejected: 2, hamlets: { created: ['Xóm 83'] } });
    const corrections = [
      { sheet: 'Trang 1', row: 2, column: 'Năm sinh người già nhất', value: '1947' },
      { sheet: 'Trang 1', row: 3, leaveOut: true },
    ];
    const after = await bring(SHEETS, { sheetHamlets, corrections });
    expect(after).toMatchObject({ rows: 2, created: 2, rejected: 0, problems: [] });
  });

  test('a hamlet can be said for a sheet, or for the whole file', async () => {
    expect((await bring(SHEETS)).problems.some(({ code }) => code === 'hamlet_missing')).toBe(true);
    expect((await bring(SHEETS, { hamlet: 'Xóm 84' })).hamlets.created).toEqual(['Xóm 84']);
    expect((await bring(SHEETS, { sheetHamlets })).sheets[0]?.hamlet).toBe('Xóm 83');
  });
});

test('a row that may be a known household is asked with both sides, and who disappeared is listed', async () => {
  const head = ['Chủ hộ', 'Địa chỉ', 'Điện thoại'];
  const first = {
    'Xóm 85': [head, ['Nguyễn Thị Hoài Thương', 'Ngõ Ven Đê, số 14', '0912345318'], ['Vũ Kiên', 'Ngõ 2', null]],
  };
  await bring(first, {}, false);
  const sheets = { 'Xóm 85': [head, ['Nguyễn Thị Hoài Thương', null, null]] };
  const asked = await bring(sheets);
  expect(asked).toMatchObject({ created: 0, rejected: 1, problems: [{ code: 'ambiguous_match', row: 2 }] });
  const [match] = asked.matches;
  expect(match).toMatchObject({
    sheet: 'Xóm 85',
    row: 2,
    said: { head: 'Nguyễn Thị Hoài Thương', address: null },
    candidates: [{ known: { address: 'Ngõ Ven Đê, số 14', phone: '09•• ••• 318', hamlet: 'Xóm 85' } }],
  });
  expect(asked.missingHouseholds.map((household) => household.head)).toEqual(['Vũ Kiên']);
  expect(asked.missing).toEqual(asked.missingHouseholds.map(({ householdId }) => householdId));
  const same = { sheet: 'Xóm 85', row: 2, householdId: match!.candidates[0]!.householdId };
  expect(await bring(sheets, { corrections: [same] })).toMatchObject({ unchanged: 1, rejected: 0, matches: [] });
  expect(await bring(sheets, { corrections: [{ ...same, householdId: null }] })).toMatchObject({ created: 1 });
});
