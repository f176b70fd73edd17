import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportAnswer } from '#api/imports/schema.ts';
import { openWorld, type World } from '#tests/support/world.ts';
import { utf8, workbook } from './workbooks.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());

const form = (bytes: Uint8Array, name = 'so_ho.xlsx') => {
  const data = new FormData();
  data.append('file', new File([bytes.slice()], name));
  return data;
};
const REGISTER = workbook({
  'Xóm 77': [
    ['Mã hộ', 'Chủ hộ', 'Vĩ độ', 'Kinh độ'],
    ['Q1', 'Lê A', '20,25', '106,41'],
    ['Q2', null, null, null],
  ],
});

test('only the office brings a register', async () => {
  for (const role of ['leader', 'member', 'observer', 'admin'] as const) {
    expect((await world.people[role].call('POST', '/api/imports', form(REGISTER))).status).toBe(403);
  }
  expect((await world.people.anonymous.call('POST', '/api/imports', form(REGISTER))).status).toBe(401);
});

test('first it is told what would happen, then it happens', async () => {
  const { staff } = world.people;
  const bring = async (query: string) =>
    (await (await staff.call('POST', `/api/imports${query}`, form(REGISTER))).json()) as ImportAnswer;
  const dry = await bring('?dryRun=true');
  expect(dry).toMatchObject({ rows: 2, created: 1, updated: 0, unchanged: 0, unplaced: 0, rejected: 1 });
  expect(dry.hamlets.created).toEqual(['Xóm 77']);
  const found = () => staff.get<{ total: number }>('/api/households?q=Q1');
  expect((await found()).total).toBe(0);
  expect(await bring('')).toEqual(dry);
  expect((await found()).total).toBe(1);
  expect(await bring('')).toMatchObject({ created: 0, unchanged: 1, rejected: 1, hamlets: { created: [] } });
});

test('a file that cannot be read is a problem in the language of whoever asks', async () => {
  const call = (language: string, body: FormData) =>
    world.people.staff.call('POST', '/api/imports', body, { 'accept-language': language });
  const answer = await call('en', form(utf8('%PDF-1.7'), 'so_ho.xlsx'));
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ code: 'unreadable_file', reason: 'unsupported_format' });
  expect(await (await call('vi', form(utf8('')))).json()).toMatchObject({
    detail: 'Tệp trống. Chọn tệp có danh sách hộ.',
  });
  expect((await call('vi', new FormData())).status).toBe(400);
});
