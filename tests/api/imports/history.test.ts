import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Identity, Role } from '#api/db/door.ts';
import type { ImportAnswer, ImportDetail, ImportItem } from '#api/imports/schema.ts';
import { openWorld, type World } from '#tests/support/world.ts';
import { formOf, workbook } from './workbooks.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());

const REGISTER = workbook({
  'Xóm 77': [
    ['Mã hộ', 'Chủ hộ', 'Vĩ độ', 'Kinh độ'],
    ['Q1', 'Lê A', '20,25', '106,41'],
    ['Q2', null, null, null],
  ],
});

test('an import is remembered with its answer, can be undone, and then says so', async () => {
  const { staff } = world.people;
  const dry = await staff.call('POST', '/api/imports?dryRun=true', formOf(REGISTER, 'sổ hộ.xlsx'));
  expect(dry.status).toBe(200);
  const earlier = (await staff.get<{ items: ImportItem[] }>('/api/imports')).items;
  expect(earlier.map(({ id }) => id)).toEqual([world.here.importId]);

  const answer = (await (
    await staff.call('POST', '/api/imports', formOf(REGISTER, 'sổ hộ.xlsx'))
  ).json()) as ImportAnswer;
  const [item] = (await staff.get<{ items: ImportItem[] }>('/api/imports')).items;
  expect(item).toMatchObject({
    fileName: 'sổ hộ.xlsx',
    madeBy: 'thu.staff',
    rows: 2,
    created: 1,
    updated: 0,
    unchanged: 0,
    rejected: 1,
    mendable: 1,
    finished: true,
    undoneAt: null,
  });
  expect(Date.parse(item!.undoableUntil!) - Date.parse(item!.at)).toBe(7 * 86_400_000);
  const detail = await staff.get<ImportDetail>(`/api/imports/${item!.id}`);
  expect(detail).toEqual({ ...item, answer: { ...answer, points: [], outside: [] } });

  const versionOf = async () =>
    (await world.db.asSystem(world.here.id, (tx) => tx<{ version: number }[]>`select version from tn.data_version`))[0]!
      .version;
  const version = await versionOf();
  const undone = await staff.call('POST', `/api/imports/${item!.id}/undo`);
  expect(await undone.json()).toEqual({ removed: 1, restored: 0, kept: [] });
  expect(await versionOf()).toBe(version + 1);
  expect(await staff.get(`/api/imports/${item!.id}`)).toMatchObject({
    undoneAt: expect.any(String),
    undoableUntil: null,
  });
  const again = await staff.call('POST', `/api/imports/${item!.id}/undo`, undefined, { 'accept-language': 'vi' });
  expect(again.status).toBe(409);
  expect(await again.json()).toMatchObject({ code: 'import_undone', title: 'Lần nhập đã được hoàn tác' });
  const [note] = await world.db.asSystem(
    world.here.id,
    (tx) => tx`select detail, by_name from tn.audit where action = 'register.undo' and subject_id = ${item!.id}`,
  );
  expect(note).toEqual({ detail: { removed: 1, restored: 0, kept: 0 }, by_name: 'thu.staff' });
});

test('an import of eight days ago can be looked at and no longer undone', async () => {
  const { staff } = world.people;
  await staff.call('POST', '/api/imports', formOf(REGISTER));
  const [item] = (await staff.get<{ items: ImportItem[] }>('/api/imports')).items;
  await world.db.owner((tx) => tx`update tn.import set at = now() - interval '8 days' where id = ${item!.id}`);
  expect(await staff.get(`/api/imports/${item!.id}`)).toMatchObject({ undoableUntil: null });
  const late = await staff.call('POST', `/api/imports/${item!.id}/undo`, undefined, { 'accept-language': 'en' });
  expect(late.status).toBe(409);
  expect(await late.json()).toMatchObject({
    code: 'import_too_old',
    detail: expect.stringContaining('within 7 days'),
  });
});

test('what imports changed is seen by the office of their commune alone, and only that office removes', async () => {
  const { here, elsewhere, people, db } = world;
  await people.staff.call(
    'POST',
    '/api/imports',
    formOf(
      workbook({
        'Xóm 78': [
          ['Chủ hộ', 'Mã hộ'],
          ['Lê B', 'Q9'],
        ],
      }),
    ),
  );
  const [item] = (await people.staff.get<{ items: ImportItem[] }>('/api/imports')).items;
  const identity = (role: Role, commune = here): Identity => ({
    accountId: null,
    username: 'thu',
    role,
    communeId: commune.id,
    hamletId: role === 'leader' ? commune.hamlets[0].id : null,
    memberId: role === 'leader' ? commune.hamlets[0].leaderId : null,
  });
  const changes = (user: Identity) =>
    db.asUser(user, (tx) => tx`select household_id from tn.import_change where import_id = ${item!.id}`);
  const [change] = await changes(identity('staff'));
  expect(change).toBeDefined();
  for (const stranger of [identity('leader'), identity('staff', elsewhere)]) {
    expect(await changes(stranger)).toEqual([]);
    const removed = await db.asUser(stranger, (tx) => tx`delete from tn.household where id = ${change!.household_id}`);
    expect(removed.count).toBe(0);
  }
  // What no import created is removed by nobody.
  const own = here.hamlets[0].households[4]!.id;
  const removed = await db.asUser(identity('staff'), (tx) => tx`delete from tn.household where id = ${own}`);
  expect(removed.count).toBe(0);
});
