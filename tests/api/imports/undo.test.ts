import { fc, test } from '@fast-check/vitest';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { openDatabase } from '#api/db/connect.ts';
import type { Database } from '#api/db/database.ts';
import { migrate } from '#api/db/migrate.ts';
import { patchHousehold } from '#api/households/changes.ts';
import type { HouseholdPatch } from '#api/households/schema.ts';
import { importRegister } from '#api/imports/run.ts';
import { undoImport } from '#api/imports/undo.ts';
import { newTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { newCommune } from './commune.ts';
import { type Line, utf8, workbook } from './workbooks.ts';

let home: TestDatabase;
let db: Database;
beforeAll(async () => {
  home = await newTestDatabase();
  db = await openDatabase({ ...home.config, databaseConnections: 2 });
  await migrate(db);
});
afterAll(async () => {
  await db?.close();
  await home?.remove();
});

type Commune = Awaited<ReturnType<typeof newCommune>>;
const HEADINGS = ['Mã hộ', 'Chủ hộ', 'Điện thoại', 'Xóm', 'Cụm', 'Vĩ độ', 'Kinh độ', 'Người cao tuổi'];
const register = (...lines: Line[]): Uint8Array => workbook({ Sổ: [HEADINGS, ...lines] });
const NA: Line = ['1', 'Lê Thị Na', '0912345318', 'Xóm 1', 'Cụm 1', '20,2531', '106,4123', 'x'];
const OI: Line = ['2', 'Phạm Văn Ổi', null, 'Xóm 1', 'Cụm 1', null, null, '1'];
const BUOI: Line = ['3', 'Trần Văn Bưởi', null, 'Xóm 2', null, null, null, null];

async function householdOf({ as }: Commune, code: string): Promise<{ id: string; [column: string]: unknown }> {
  const [row] = await as(
    (tx) => tx<{ id: string; [column: string]: unknown }[]>`
      select h.*, x.name as hamlet from tn.household h join tn.hamlet x on x.commune_id = h.commune_id and x.id = h.hamlet_id
      where h.commune_id = tn.current_commune() and h.code = ${code}`,
  );
  return row!;
}
const correct = async (commune: Commune, code: string, patch: HouseholdPatch) => {
  const { id } = await householdOf(commune, code);
  await commune.as((tx) => patchHousehold(tx, commune.user, id, patch, null));
  return id;
};
const member = (commune: Commune, hamlet: string) =>
  commune.as(async (tx) => {
    const id = uuidv7();
    await tx`
      insert into tn.member (commune_id, id, team_id, hamlet_id, name, role, from_on)
      select t.commune_id, ${id}, t.id, t.hamlet_id, 'Vũ Văn Cam', 'member', '2025-11-01'
      from tn.team t join tn.hamlet x on x.commune_id = t.commune_id and x.id = t.hamlet_id and x.name = ${hamlet}`;
    return id;
  });
const assign = (commune: Commune, household: string, to: string) =>
  commune.as(async (tx) => {
    await tx`insert into tn.assignment (commune_id, id, household_id, member_id)
             values (tn.current_commune(), ${uuidv7()}, ${household}, ${to})`;
    await tx`update tn.household set member_id = ${to} where commune_id = tn.current_commune() and id = ${household}`;
  });
const visit = (commune: Commune, household: string) =>
  commune.as(
    (tx) => tx`insert into tn.visit (commune_id, id, household_id, at, outcome)
               values (tn.current_commune(), ${uuidv7()}, ${household}, now(), 'informed')`,
  );

describe('undoing an import', () => {
  test('removes what it created, hamlets and clusters too, so that a mended file can be brought again', async () => {
    const commune = await newCommune(db);
    const before = await commune.state();
    const first = await commune.bring(register(NA, OI, BUOI));
    expect(await commune.undo(await commune.lastImport())).toEqual({ removed: 3, restored: 0, kept: [] });
    expect(await commune.state()).toEqual(before);
    expect(await commune.bring(register(NA, OI, BUOI))).toEqual(first);
  });

  test('gives changed fields their old values, and the state that follows from them', async () => {
    const commune = await newCommune(db);
    await commune.bring(register(NA, OI, BUOI));
    const before = await commune.state();
    await commune.bring(
      register(
        ['1', 'Lê Thị Na (mới)', '0900000001', 'Xóm 2', 'Cụm mới', '20,26', '106,42', 'không'],
        ['2', 'Phạm Văn Ổi', '0900000002', 'Xóm 1', 'Cụm 9', '20,25', '106,41', null],
      ),
    );
    expect(await householdOf(commune, '1')).toMatchObject({ hamlet: 'Xóm 2', now_elderly: false, version: 2 });
    expect(await commune.undo(await commune.lastImport())).toEqual({ removed: 0, restored: 2, kept: [] });
    expect(await commune.state()).toEqual(before);
    expect(await householdOf(commune, '1')).toMatchObject({ now_elderly: true, version: 3 });
  });

  test('keeps a new household at which something was recorded, and says why', async () => {
    const commune = await newCommune(db);
    const lines = ['1', '2', '3', '4', '5', '6'].map((code): Line => [code, `Hộ ${code}`, null, 'Xóm 1']);
    await commune.bring(register(...lines));
    const [visited, assigned, hidden] = await Promise.all(['1', '2', '4'].map((code) => householdOf(commune, code)));
    await visit(commune, visited!.id);
    await assign(commune, assigned!.id, await member(commune, 'Xóm 1'));
    const edited = await correct(commune, '3', { phone: '0912345678' });
    await commune.as((tx) => tx`update tn.household set deleted_at = now(), version = 2 where id = ${hidden!.id}`);
    const answer = await commune.undo(await commune.lastImport());
    expect({ ...answer, kept: answer.kept.length }).toEqual({ removed: 2, restored: 0, kept: 4 });
    expect(new Map(answer.kept.map(({ householdId, reason }) => [householdId, reason]))).toEqual(
      new Map([
        [visited!.id, 'visited'],
        [assigned!.id, 'assigned'],
        [edited, 'edited'],
        [hidden!.id, 'edited'],
      ]),
    );
    expect((await commune.state()).hamlets).toHaveLength(1);
  });

  test('leaves a field alone that a person or a later import has changed since', async () => {
    const commune = await newCommune(db);
    await commune.bring(register(NA, OI));
    await commune.bring(register(['1', 'Lê Thị Na B', '0900000001'], ['2', 'Phạm Văn Ổi B', '0900000002']));
    const second = await commune.lastImport();
    const edited = await correct(commune, '1', { phone: '0988888888' });
    await commune.bring(register(['2', 'Phạm Văn Ổi C', null, 'Xóm 1']));
    const imported = (await householdOf(commune, '2')).id;
    const answer = await commune.undo(second);
    expect(answer).toMatchObject({ removed: 0, restored: 2 });
    expect(new Map(answer.kept.map(({ householdId, reason }) => [householdId, reason]))).toEqual(
      new Map([
        [edited, 'edited'],
        [imported, 'imported'],
      ]),
    );
    expect(await householdOf(commune, '1')).toMatchObject({ head: 'Lê Thị Na', phone: '0988888888' });
    expect(await householdOf(commune, '2')).toMatchObject({ head: 'Phạm Văn Ổi C', phone: null });
  });

  test('puts a household back into its hamlet and into the charge of who had it', async () => {
    const commune = await newCommune(db);
    await commune.bring(register(NA, OI, BUOI));
    const { id } = await householdOf(commune, '1');
    const cam = await member(commune, 'Xóm 1');
    await assign(commune, id, cam);
    await commune.bring(register(['1', 'Lê Thị Na', null, 'Xóm 2']));
    expect(await householdOf(commune, '1')).toMatchObject({ hamlet: 'Xóm 2', member_id: null });
    await commune.undo(await commune.lastImport());
    expect(await householdOf(commune, '1')).toMatchObject({ hamlet: 'Xóm 1', member_id: cam });
  });

  test('leaves it where it is once somebody there has taken charge', async () => {
    const commune = await newCommune(db);
    await commune.bring(register(NA, BUOI));
    await commune.bring(register(['1', 'Lê Thị Na B', null, 'Xóm 2']));
    const { id } = await householdOf(commune, '1');
    const cam = await member(commune, 'Xóm 2');
    await assign(commune, id, cam);
    expect(await commune.undo(await commune.lastImport())).toEqual({
      removed: 0,
      restored: 1,
      kept: [{ householdId: id, reason: 'assigned' }],
    });
    expect(await householdOf(commune, '1')).toMatchObject({ head: 'Lê Thị Na', hamlet: 'Xóm 2', member_id: cam });
  });

  test('gives hamlets their old outline', async () => {
    const commune = await newCommune(db);
    const outline = (east: number, ...names: string[]) =>
      utf8(
        JSON.stringify({
          type: 'FeatureCollection',
          features: names.map((name) => ({
            type: 'Feature',
            properties: { name },
            geometry: {
              type: 'Polygon',
              coordinates: [
                [
                  [106, 20],
                  [east, 20],
                  [east, 20.1],
                  [106, 20],
                ],
              ],
            },
          })),
        }),
      );
    await commune.bring(outline(106.1, 'Xóm 1'));
    const before = await commune.state();
    await commune.bring(outline(106.2, 'Xóm 1', 'Xóm 2'));
    await commune.undo(await commune.lastImport());
    expect(await commune.state()).toEqual(before);
  });

  test('keeps a hamlet that somebody has renamed, and one with people in its team', async () => {
    const commune = await newCommune(db);
    await commune.bring(register(NA, BUOI, ['4', 'Đỗ Văn Chanh', null, 'Xóm 3']));
    await commune.as((tx) => tx`update tn.hamlet set name = 'Xóm Chùa' where name = 'Xóm 1'`);
    await member(commune, 'Xóm 2');
    expect(await commune.undo(await commune.lastImport())).toMatchObject({ removed: 3, kept: [] });
    const { hamlets, teams } = await commune.state();
    expect(hamlets.map(({ row }) => row.name).sort()).toEqual(['Xóm 2', 'Xóm Chùa']);
    expect(teams).toHaveLength(2);
  });

  test('happens once, and not without an import', async () => {
    const commune = await newCommune(db);
    await commune.bring(register(NA));
    const id = await commune.lastImport();
    await commune.undo(id);
    await expect(commune.undo(id)).rejects.toMatchObject({ code: 'import_undone' });
    await expect(commune.undo(uuidv7())).rejects.toMatchObject({ code: 'not_found' });
    const other = await newCommune(db);
    await expect(other.undo(id)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('is possible for seven days', async () => {
    const commune = await newCommune(db);
    await commune.bring(register(NA));
    const id = await commune.lastImport();
    const age = (days: number) =>
      commune.as(
        (tx) => tx`update tn.import set at = now() - make_interval(days => ${days}, mins => -1) where id = ${id}`,
      );
    await commune.as((tx) => tx`update tn.import set at = now() - interval '7 days' where id = ${id}`);
    await expect(commune.undo(id)).rejects.toMatchObject({ code: 'import_too_old' });
    await age(7);
    expect(await commune.undo(id)).toMatchObject({ removed: 1 });
  });
});

/** A database whose connection breaks after some transactions. */
function breaking(transactions: number): Pick<Database, 'asUser' | 'kind'> {
  let left = transactions;
  return {
    kind: db.kind,
    asUser: (user, work) => {
      left -= 1;
      return left < 0 ? Promise.reject(new Error('connection lost')) : db.asUser(user, work);
    },
  };
}
const many = register(
  ...Array.from({ length: 450 }, (_, i): Line => [`M${i}`, `Hộ số ${i}`, null, 'Xóm 1', `Cụm ${i % 3}`]),
);

describe('interrupted half way', () => {
  test('an import can be undone', async () => {
    const commune = await newCommune(db);
    const before = await commune.state();
    const request = { bytes: many, fileName: 'so_ho.xlsx', dryRun: false, lang: 'vi' as const };
    await expect(importRegister(breaking(6), commune.user, request)).rejects.toThrow('connection lost');
    const { households } = await commune.state();
    expect(households.length).toBeGreaterThan(0);
    expect(households.length).toBeLessThan(450);
    expect(await commune.undo(await commune.lastImport())).toEqual({
      removed: households.length,
      restored: 0,
      kept: [],
    });
    expect(await commune.state()).toEqual(before);
  });

  test('an undoing goes on where it stopped, and tells the whole', async () => {
    const commune = await newCommune(db);
    const before = await commune.state();
    await commune.bring(many);
    const id = await commune.lastImport();
    await expect(undoImport(breaking(2), commune.user, id)).rejects.toThrow('connection lost');
    expect((await commune.state()).households).toHaveLength(250);
    expect(await commune.undo(id)).toEqual({ removed: 450, restored: 0, kept: [] });
    expect(await commune.state()).toEqual(before);
  });
});

const words = (prefix: string) => fc.constantFrom(...[1, 2, 3].map((n) => `${prefix} ${n}`));
const line = fc
  .record({
    head: words('Nguyễn Văn A'),
    phone: fc.constantFrom(null, '0912345671', '0912345672'),
    hamlet: words('Xóm'),
    cluster: fc.option(words('Cụm')),
    place: fc.option(fc.constantFrom(['20,25', '106,41'], ['20,26', '106,42'])),
    elders: fc.constantFrom(null, '0', '1', '2', 'x', 'không', '1950'),
  })
  .map(
    ({ head, phone, hamlet, cluster, place, elders }): Line => [
      head,
      phone,
      hamlet,
      cluster,
      place?.[0] ?? null,
      place?.[1] ?? null,
      elders,
    ],
  );
/** Registers of households out of eight, each at most once. */
const registers = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 8 }), line), { maxLength: 8 })
  .map((rows) => [...new Map(rows)].map(([code, rest]): Line => [`H${code}`, ...rest]));
const corrections = fc.array(
  fc.tuple(
    fc.integer({ min: 1, max: 8 }),
    fc.constantFrom<HouseholdPatch>(
      { phone: '0988888888' },
      { head: 'Người Khác' },
      { elders: 3 },
      { location: [106, 20] },
    ),
  ),
  { maxLength: 4 },
);
// Each run reads files in threads of their own; restore.test.ts tries the rules themselves many times.
const fewRuns = { numRuns: 4 };

test.prop([registers, registers], fewRuns)('a register undone is as if it had never come', async (old, newer) => {
  const commune = await newCommune(db);
  if (old.length > 0) await commune.bring(register(...old));
  const before = await commune.state();
  await commune.bring(register(...newer, ['Z', 'Hộ thêm', null, 'Xóm 1']));
  expect((await commune.undo(await commune.lastImport())).kept).toEqual([]);
  expect(await commune.state()).toEqual(before);
});

test.prop([registers, registers, corrections], fewRuns)(
  'what people recorded in between stays',
  async (old, newer, recorded) => {
    const commune = await newCommune(db);
    if (old.length > 0) await commune.bring(register(...old));
    await commune.bring(register(...newer, ['Z', 'Hộ thêm', null, 'Xóm 1']));
    const known = new Map<string, Record<string, unknown>>();
    for (const [n, patch] of recorded) {
      const code = `H${n}`;
      if (!(await householdOf(commune, code))) continue;
      await correct(commune, code, patch);
      known.set(code, { ...known.get(code), ...patch });
    }
    await commune.undo(await commune.lastImport());
    for (const [code, facts] of known) {
      const { location, ...told } = facts;
      expect(await householdOf(commune, code)).toMatchObject(told);
      const [row] = await commune.as((tx) => tx`select st_x(location) as lon from tn.household where code = ${code}`);
      if (location) expect(row).toEqual({ lon: 106 });
    }
    expect(await householdOf(commune, 'Z')).toBeUndefined();
  },
);
