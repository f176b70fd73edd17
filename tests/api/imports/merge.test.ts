import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { Correction } from '#api/imports/corrections.ts';
import { matchRows } from '#api/imports/match.ts';
import { changesOf, type RegisterFacts } from '#api/imports/merge.ts';
import type { PlacedRow } from '#api/imports/place.ts';
import { isDeviceless, isElderly } from '#geo';

const nothing: RegisterFacts = {
  code: null,
  head: 'Lê A',
  phone: null,
  address: null,
  hamletId: 'h1',
  clusterId: null,
  location: null,
  elders: null,
  elderlyStated: null,
  eldestBirthYear: null,
  adults: null,
  adultsWithoutDevice: null,
  devicelessStated: null,
  platforms: null,
};
const facts = (known: Partial<RegisterFacts>): RegisterFacts => ({ ...nothing, ...known });
const household = (known: Partial<RegisterFacts>, fieldEdits: Record<string, string> = {}) => ({
  ...facts(known),
  fieldEdits,
});

const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
const anyFacts = (): fc.Arbitrary<RegisterFacts> =>
  fc
    .record({
      phone: maybe(fc.constantFrom('0912345318', '0987654321')),
      hamletId: fc.constantFrom('h1', 'h2'),
      clusterId: maybe(fc.constantFrom('c1', 'c2')),
      location: maybe(fc.constantFrom<[number, number]>([106.4, 20.2], [106.5, 20.3])),
      elders: maybe(fc.nat(3)),
      elderlyStated: maybe(fc.boolean()),
      eldestBirthYear: maybe(fc.integer({ min: 1930, max: 1990 })),
      adults: maybe(fc.integer({ min: 1, max: 5 })),
      adultsWithoutDevice: maybe(fc.nat(5)),
      devicelessStated: maybe(fc.boolean()),
    })
    .map((known) => facts(known))
    .filter(({ adults, adultsWithoutDevice: without }) => adults === null || without === null || without <= adults);
const anyEdits = () =>
  fc
    .subarray(['phone', 'elderly', 'deviceless', 'adults', 'location', 'hamletId', 'platforms'])
    .map((fields) => Object.fromEntries(fields.map((field) => [field, '2026-01-01T00:00:00Z'])));

describe('a newer register', () => {
  test.prop([anyFacts(), anyFacts(), anyEdits()])(
    'brought twice changes nothing the second time',
    (old, row, edits) => {
      const once = { ...old, ...changesOf({ ...old, fieldEdits: edits }, row) };
      expect(changesOf({ ...once, fieldEdits: edits }, row)).toEqual({});
    },
  );

  test.prop([anyFacts(), anyFacts(), anyEdits()])('never touches what a person recorded', (old, row, edits) => {
    const after = { ...old, ...changesOf({ ...old, fieldEdits: edits }, row) };
    for (const field of ['phone', 'location', 'hamletId'] as const) {
      if (field in edits) expect(after[field]).toEqual(old[field]);
    }
    if ('elderly' in edits) expect(isElderly(after, '2026-01-01')).toBe(isElderly(old, '2026-01-01'));
  });

  test.prop([anyFacts(), anyFacts()])('never counts more adults without a device than adults', (old, row) => {
    const { adults, adultsWithoutDevice } = { ...old, ...changesOf({ ...old, fieldEdits: {} }, row) };
    expect((adultsWithoutDevice ?? 0) <= (adults ?? 99)).toBe(true);
  });

  test('leaves what it does not know', () => {
    expect(changesOf(household({ phone: '0912345318', elders: 2, location: [106.4, 20.2] }), facts({}))).toEqual({});
  });

  test('that says the contrary replaces the old answer with all its parts', () => {
    expect(changesOf(household({ elders: 2, eldestBirthYear: 1940 }), facts({ elderlyStated: false }))).toEqual({
      elders: null,
      eldestBirthYear: null,
      elderlyStated: false,
    });
    const counted = household({ adults: 2, adultsWithoutDevice: 0 });
    const after = { ...counted, ...changesOf(counted, facts({ devicelessStated: true })) };
    expect(isDeviceless(after)).toBe(true);
  });

  test('takes a household that moved to another hamlet out of its cluster', () => {
    expect(changesOf(household({ clusterId: 'c1' }), facts({ hamletId: 'h2' }))).toEqual({
      hamletId: 'h2',
      clusterId: null,
    });
  });
});

describe('a row finds its household', () => {
  const row = (known: Partial<RegisterFacts>): PlacedRow => ({
    ...facts(known),
    sheet: 'S',
    row: 2,
    hamletName: 'Xóm 1',
    clusterName: null,
  });
  const existing = (id: string, known: Partial<RegisterFacts>, deleted = false) => ({
    ...household(known),
    id,
    deleted,
  });
  const kinds = async (rows: PlacedRow[], households: ReturnType<typeof existing>[], said: Correction[] = []) =>
    (await matchRows(rows, households, said)).matches.map((match) => [
      match.kind,
      'household' in match ? match.household.id : null,
    ]);

  test('by code first, however it is written', async () => {
    const households = [existing('1', { code: 'A-1', head: 'Khác' }), existing('2', { head: 'Lê A' })];
    expect(await kinds([row({ code: 'a-1' })], households)).toEqual([['update', '1']]);
  });

  test('without a code by head, address and hamlet, accents aside', async () => {
    const households = [existing('1', { head: 'LE A', address: 'Ngo 1, so 2' }), existing('2', { hamletId: 'h2' })];
    expect(await kinds([row({ address: 'Ngõ 1 số 2' })], households)).toEqual([['update', '1']]);
    expect(await kinds([row({ head: 'Phạm Thị Thơm' })], households)).toEqual([['create', null]]);
  });

  test('or is a question where two could be meant', async () => {
    expect(await kinds([row({}), row({})], [])).toEqual([
      ['ambiguous', null],
      ['ambiguous', null],
    ]);
    expect(await kinds([row({})], [existing('1', {}), existing('2', {})])).toEqual([['ambiguous', null]]);
  });

  test('gives its code to the household that had none', async () => {
    expect(await kinds([row({ code: 'A1' })], [existing('1', {})])).toEqual([['update', '1']]);
    expect(await kinds([row({ code: 'A1' })], [existing('1', { code: 'B1' })])).toEqual([['ambiguous', null]]);
    const known = [
      existing('1', { code: 'B1', address: 'Ngõ 4' }),
      existing('2', { code: 'B2', head: 'Vũ Văn Thắng' }),
    ];
    const rows = [row({ code: 'A1', address: 'Ngõ 9' }), row({ code: 'B2', head: 'Vũ Văn Thắng' })];
    expect(await kinds(rows, known)).toEqual([
      ['create', null],
      ['unchanged', '2'],
    ]);
  });

  test('and does not bring back a deleted one', async () => {
    expect(await kinds([row({ code: 'A1', phone: '0912345318' })], [existing('1', { code: 'A1' }, true)])).toEqual([
      ['unchanged', '1'],
    ]);
  });
});

describe('what nobody wrote down as a code', () => {
  const row = (at: number, known: Partial<RegisterFacts>): PlacedRow => ({
    ...facts({ head: 'Nguyễn Thị Hoài Thương', address: 'Ngõ Ven Đê, số 14', phone: '0912345318', ...known }),
    sheet: 'S',
    row: at,
    hamletName: 'Xóm 1',
    clusterName: null,
  });
  const existing = [
    { ...row(0, {}), id: '1', fieldEdits: {}, deleted: false },
    {
      ...row(0, { head: 'Trần Văn Kiên', address: 'Ngõ Chùa, số 3', phone: null }),
      id: '2',
      fieldEdits: {},
      deleted: false,
    },
  ];

  test('is told by name, address and phone together, typing errors and all', async () => {
    const { matches, missing } = await matchRows(
      [row(2, { head: 'Nguyen Thi Hoai Thuong', address: 'Ven Đê 14' })],
      existing,
    );
    expect(matches[0]).toMatchObject({ kind: 'update', household: { id: '1' } });
    expect(missing.map(({ id }) => id)).toEqual(['2']);
  });

  test('is asked where it is not sure, and a person decides', async () => {
    const doubtful = row(2, { phone: null, address: null });
    const asked = await matchRows([doubtful], existing);
    expect(asked.matches[0]).toMatchObject({ kind: 'ambiguous', candidates: [{ household: { id: '1' } }] });
    expect(asked.missing.map(({ id }) => id)).toEqual(['2']);
    const decide = async (householdId: string | null) =>
      (await matchRows([doubtful], existing, [{ sheet: 'S', row: 2, householdId }])).matches[0];
    expect(await decide('1')).toMatchObject({ kind: 'unchanged', household: { id: '1' } });
    expect(await decide(null)).toMatchObject({ kind: 'create' });
  });

  test('nobody is two households, even if two rows were said to be him', async () => {
    const said = [2, 3].map((at) => ({ sheet: 'S', row: at, householdId: '2' }));
    const { matches } = await matchRows([row(2, {}), row(3, {})], existing, said);
    expect(matches.map(({ kind }) => kind)).toEqual(['update', 'duplicate']);
  });
});
