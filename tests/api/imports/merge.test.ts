import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
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
  const kinds = (rows: PlacedRow[], households: ReturnType<typeof existing>[]) =>
    matchRows(rows, households).map((match) => [match.kind, 'household' in match ? match.household.id : null]);

  test('by code first, however it is written', () => {
    const households = [existing('1', { code: 'A-1', head: 'Khác' }), existing('2', { head: 'Lê A' })];
    expect(kinds([row({ code: 'a-1' })], households)).toEqual([['update', '1']]);
  });

  test('without a code by head, address and hamlet, accents aside', () => {
    const households = [existing('1', { head: 'LE A', address: 'Ngo 1, so 2' }), existing('2', { hamletId: 'h2' })];
    expect(kinds([row({ address: 'Ngõ 1 số 2' })], households)).toEqual([['update', '1']]);
    expect(kinds([row({})], households)).toEqual([['create', null]]);
  });

  test('or is a problem where two could be meant', () => {
    expect(kinds([row({}), row({})], [])).toEqual([
      ['ambiguous', null],
      ['ambiguous', null],
    ]);
    expect(kinds([row({})], [existing('1', {}), existing('2', {})])).toEqual([['ambiguous', null]]);
  });

  test('gives its code to the household that had none', () => {
    expect(kinds([row({ code: 'A1' })], [existing('1', {})])).toEqual([['update', '1']]);
    expect(kinds([row({ code: 'A1' })], [existing('1', { code: 'B1' })])).toEqual([['create', null]]);
  });

  test('and does not bring back a deleted one', () => {
    expect(kinds([row({ code: 'A1', phone: '0912345318' })], [existing('1', { code: 'A1' }, true)])).toEqual([
      ['unchanged', '1'],
    ]);
  });
});
