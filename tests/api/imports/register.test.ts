import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '#api/db/connect.ts';
import type { Database } from '#api/db/database.ts';
import { systemAdministrator, systemIdentity } from '#api/db/door.ts';
import { migrate } from '#api/db/migrate.ts';
import { importRegister } from '#api/imports/run.ts';
import { newTestDatabase, type TestDatabase } from '#tests/support/database.ts';
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

/** A commune of its own for each test. */
async function commune() {
  const id = uuidv7();
  await db.asUser(
    systemAdministrator,
    (tx) => tx`insert into tn.commune ${tx({ id, code: id.slice(-8), name: 'An Triều' })}`,
  );
  const user = systemIdentity(id);
  const bring = (bytes: Uint8Array, dryRun = false) =>
    importRegister(db, user, { bytes, fileName: 'so_ho.xlsx', dryRun, lang: 'vi' });
  const households = () =>
    db.asUser(
      user,
      (tx) => tx<Record<string, unknown>[]>`
        select h.code, h.head, h.phone, h.address, x.name as hamlet, c.name as cluster, st_x(h.location) as lon,
          h.location_source, h.elders, h.elderly_stated, h.eldest_birth_year, h.adults, h.adults_without_device,
          h.deviceless_stated, h.platforms, h.search_text, h.version, v.flagged, v.priority_rank, v.elderly, v.deviceless
        from tn.household h
        join tn.household_view v on v.id = h.id
        join tn.hamlet x on x.commune_id = h.commune_id and x.id = h.hamlet_id
        left join tn.cluster c on c.commune_id = h.commune_id and c.id = h.cluster_id
        order by h.code, h.head`,
    );
  return { user, bring, households };
}

const HEADINGS = ['STT', 'Mã hộ', 'Chủ hộ', 'ĐT', 'Địa chỉ', 'Vĩ độ', 'Kinh độ', 'Người cao tuổi', 'Thiết bị', 'Cụm'];
const register = (change: (line: Line) => Line = (line) => line): Uint8Array =>
  workbook(
    new Map(
      [1, 2].map((n): [string, Line[]] => [
        `Xóm ${n}`,
        [
          [`DANH SÁCH HỘ XÓM ${n}`],
          HEADINGS,
          ...[
            [1, `${n}-1`, 'Lê Thị Na', '0912345318', 'Ngõ 1', '20,2531', '106,4123', 'x', 'không có', 'Cụm 1'],
            [2, `${n}-2`, 'Phạm Văn Ổi', null, 'Ngõ 1', null, null, '1947', '1 smartphone', 'Cụm 1'],
            [3, `${n}-3`, null, null, 'Ngõ 2', null, null, null, null, null],
          ].map(change),
        ],
      ]),
    ),
  );

const counts = ({
  rows,
  created,
  updated,
  unchanged,
  unplaced,
  rejected,
}: Awaited<ReturnType<typeof importRegister>>) => ({
  rows,
  created,
  updated,
  unchanged,
  unplaced,
  rejected,
});

describe('a register', () => {
  test('goes in, bad rows are told, and the same file again changes nothing', async () => {
    const { bring, households } = await commune();
    const first = await bring(register());
    expect(counts(first)).toEqual({ rows: 6, created: 4, updated: 0, unchanged: 0, unplaced: 2, rejected: 2 });
    expect(first.hamlets.created).toEqual(['Xóm 1', 'Xóm 2']);
    expect(first.problems.map(({ sheet, row, column, code }) => [sheet, row, column, code])).toEqual([
      ['Xóm 1', 5, 'Chủ hộ', 'head_missing'],
      ['Xóm 2', 5, 'Chủ hộ', 'head_missing'],
    ]);
    const stored = await households();
    expect(stored).toMatchObject([
      {
        code: '1-1',
        hamlet: 'Xóm 1',
        cluster: 'Cụm 1',
        lon: 106.4123,
        location_source: 'register',
        flagged: true,
        priority_rank: 1,
      },
      { code: '1-2', eldest_birth_year: 1947, elderly: true, deviceless: false, lon: null, priority_rank: 2 },
      { code: '2-1', search_text: 'le thi na ngo 1 2-1' },
      { code: '2-2' },
    ]);
    const second = await bring(register());
    expect(counts(second)).toEqual({ rows: 6, created: 0, updated: 0, unchanged: 4, unplaced: 2, rejected: 2 });
    expect(second.hamlets.created).toEqual([]);
    expect(await households()).toEqual(stored);
  });

  test('a dry run says the same and writes nothing', async () => {
    const { bring, households } = await commune();
    const dry = await bring(register(), true);
    expect(await households()).toEqual([]);
    expect(await bring(register())).toEqual(dry);
  });

  test('a newer one updates by code and never wipes what was recorded in the field', async () => {
    const { bring, households, user } = await commune();
    await bring(register());
    await db.asUser(user, async (tx) => {
      const at = tx.json({ phone: '2026-01-01T00:00:00Z', elderly: '2026-01-01T00:00:00Z' });
      await tx`update tn.household set phone = '0987654321', elderly_stated = false, field_edits = ${at} where code = '1-1'`;
    });
    const newer = register(([stt = null, code = null, head = null, , address = null, lat = null, lon = null]) =>
      code === '1-1'
        ? [stt, code, 'Lê Thị Na (mới)', '0900000000', null, null, null, 3, 2, null]
        : [stt, code, head, null, address, lat, lon, null, null, null],
    );
    const answer = await bring(newer);
    expect(counts(answer)).toMatchObject({ created: 0, updated: 1, unchanged: 3, rejected: 2, unplaced: 2 });
    const [first] = await households();
    expect(first).toMatchObject({
      head: 'Lê Thị Na (mới)',
      phone: '0987654321',
      address: 'Ngõ 1',
      lon: 106.4123,
      elders: null,
      elderly: false,
      deviceless: false,
      version: 2,
      search_text: 'le thi na (moi) ngo 1 1-1',
    });
  });

  test('without codes is matched by head, address and hamlet, if that names one household only', async () => {
    const { bring } = await commune();
    const text = (phone: string) =>
      utf8(`Chủ hộ,Địa chỉ,Xóm,Điện thoại\nLê A,Ngõ 1,3,${phone}\nLê B,,3,\nLê C,Ngõ 2,3,\nLê C,Ngõ 2,3,\n`);
    expect(counts(await bring(text('')))).toMatchObject({ rows: 4, created: 2, rejected: 2 });
    const again = await bring(text('0912345318'));
    expect(counts(again)).toMatchObject({ created: 0, updated: 1, unchanged: 1, rejected: 2 });
    expect(again.problems.map(({ row, code }) => [row, code])).toEqual([
      [4, 'ambiguous_match'],
      [5, 'ambiguous_match'],
    ]);
  });
});

test('hamlet boundaries come from GeoJSON, and again change nothing', async () => {
  const { bring, user } = await commune();
  await bring(register());
  const square = [
    [
      [106.4, 20.2],
      [106.41, 20.2],
      [106.41, 20.21],
      [106.4, 20.21],
      [106.4, 20.2],
    ],
  ];
  const feature = (name: string | null, coordinates: unknown) => ({
    type: 'Feature',
    properties: { name },
    geometry: { type: 'Polygon', coordinates },
  });
  const features = [
    feature('xom 1', square),
    feature('Xóm 9', square),
    feature(null, square),
    feature('Xóm 8', [[[106, 20]]]),
  ];
  const file = utf8(JSON.stringify({ type: 'FeatureCollection', features }));
  const answer = await bring(file);
  expect(answer.hamlets).toEqual({ created: ['Xóm 9'], bounded: ['Xóm 1', 'Xóm 9'] });
  expect(answer.problems.map(({ row, code }) => [row, code])).toEqual([
    [3, 'hamlet_missing'],
    [4, 'boundary_bad'],
  ]);
  expect((await bring(file)).hamlets).toEqual({ created: [], bounded: [] });
  const [row] = await db.asUser(
    user,
    (tx) => tx`select count(boundary)::int as n, count(*)::int as all from tn.hamlet`,
  );
  expect(row).toEqual({ n: 2, all: 3 });
});
