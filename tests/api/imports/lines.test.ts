import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportAnswer, ImportItem } from '#api/imports/schema.ts';
import { openWorld, type World } from '#tests/support/world.ts';
import { formOf, utf8, workbook } from './workbooks.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());

interface Told {
  progress?: { stage: string; importId?: string; done?: number; total?: number };
  answer?: ImportAnswer;
  problem?: { code: string; detail: string };
}
const LINES = { accept: 'application/x-ndjson' };
const HOUSEHOLDS = 1_000;
const register = () =>
  workbook({
    'Xóm 91': [
      ['Mã hộ', 'Chủ hộ', 'Địa chỉ'],
      ...Array.from({ length: HOUSEHOLDS }, (_, i) => [`L${i}`, `Lê Văn ${i}`, `Ngõ ${i}`]),
    ],
  });

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Told> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const bytes of body) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as Told;
  }
}
const count = async () => (await world.people.staff.get<{ total: number }>('/api/households?q=Le%20Van&limit=1')).total;

test('who goes away while it is written takes back what he began', async () => {
  const { staff } = world.people;
  const before = await count();
  const answer = await staff.call('POST', '/api/imports', formOf(register()), LINES);
  for await (const { progress } of linesOf(answer.body!)) if (progress?.stage === 'writing') break;
  const last = async () => (await staff.get<{ items: ImportItem[] }>('/api/imports')).items[0];
  await expect.poll(async () => (await last())?.undoneAt ?? null, { timeout: 60_000 }).not.toBeNull();
  expect(await count()).toBe(before);
});

test('an import says how far it is, and at last what became of it', async () => {
  const { staff } = world.people;
  const answer = await staff.call('POST', '/api/imports', formOf(register()), LINES);
  const told: Told[] = [];
  for await (const line of linesOf(answer.body!)) told.push(line);
  const stages = [...new Set(told.flatMap(({ progress }) => progress?.stage ?? []))];
  expect(stages).toEqual(['waiting', 'reading', 'comparing', 'writing']);
  const done = told.flatMap(({ progress }) => progress?.done ?? []);
  expect(done).toEqual([...done].sort((a, b) => a - b));
  expect(done.at(-1)).toBe(HOUSEHOLDS);
  expect(told.at(-1)?.answer).toMatchObject({ created: HOUSEHOLDS });
  const { items } = await staff.get<{ items: ImportItem[] }>('/api/imports');
  expect(items[0]?.id).toBe(told.find(({ progress }) => progress?.importId)?.progress?.importId);
});

test('and what is wrong with the file as the last line', async () => {
  const answer = await world.people.staff.call('POST', '/api/imports', formOf(utf8('%PDF-1.7')), LINES);
  const told: Told[] = [];
  for await (const line of linesOf(answer.body!)) told.push(line);
  expect(told.at(-1)?.problem).toMatchObject({ code: 'unreadable_file', status: 422 });
});
