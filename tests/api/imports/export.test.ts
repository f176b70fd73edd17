import * as XLSX from '@e965/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportAnswer } from '#api/imports/schema.ts';
import { openWorld, type World } from '#tests/support/world.ts';
import { formOf } from './workbooks.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());

async function download(path: string): Promise<Uint8Array> {
  const answer = await world.people.staff.call('GET', path);
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
}
async function bring(bytes: Uint8Array, dryRun = false): Promise<ImportAnswer> {
  const answer = await world.people.staff.call('POST', `/api/imports?dryRun=${dryRun}`, formOf(bytes));
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as ImportAnswer;
}

const FILLED = [
  [
    'XH-1',
    'Nguyễn Thị Thơm',
    '0912345318',
    'Số 14, ngõ Ven Đê',
    'Xóm 95',
    'Cụm Đông',
    20.25312345,
    106.41,
    1,
    1947,
    3,
    1,
  ],
  ['XH-2', 'Trần Văn Kiên', null, null, 'Xóm 95', null, null, null, 'không', null, null, null, 'có', 'không'],
  ['XH-3', 'Lê Thị Hà', null, 'Ngõ 2', 'Xóm 96', null, null, null, 'có', null, 2, 0, 'không', 'VNeID'],
];

test('the template, filled in, comes in without a question', async () => {
  const book = XLSX.read(await download('/api/exports/template.xlsx'));
  XLSX.utils.sheet_add_aoa(book.Sheets['Sổ hộ']!, FILLED, { origin: 1 });
  const bytes = new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }));
  const answer = await bring(bytes);
  expect(answer).toMatchObject({ rows: 3, created: 3, rejected: 0, problems: [] });
  expect(answer.columns.every(({ field, confidence }) => field !== null && confidence >= 0.9)).toBe(true);
  expect(answer.hamlets.created).toEqual(['Xóm 95', 'Xóm 96']);
});

test('the register goes out in the same columns, and back in changes nothing', async () => {
  const bytes = await download('/api/exports/register.xlsx');
  const { staff } = world.people;
  const { total } = await staff.get<{ total: number }>('/api/households?limit=1');
  const again = await bring(bytes);
  expect(again).toMatchObject({ rows: total, unchanged: total, created: 0, updated: 0, rejected: 0, missing: [] });

  const [sheet] = Object.values(XLSX.read(bytes).Sheets);
  const lines = XLSX.utils.sheet_to_json<Record<string, unknown>>(sheet!);
  expect(lines.find((line) => line['Mã hộ'] === 'XH-1')).toMatchObject({
    'Điện thoại': '0912345318',
    'Vĩ độ': 20.25312345,
  });
  const audited = await world.db.owner(
    (tx) => tx<{ detail: { households: number } }[]>`select detail from tn.audit where action = 'register.export'`,
  );
  expect(audited.map(({ detail }) => detail.households)).toEqual([total]);
});

test('only the office takes the register out', async () => {
  for (const role of ['leader', 'member', 'observer', 'admin'] as const) {
    for (const name of ['register', 'template']) {
      expect((await world.people[role].call('GET', `/api/exports/${name}.xlsx`)).status).toBe(403);
    }
  }
});
