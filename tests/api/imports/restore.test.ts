import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { changesOf, type RegisterFacts } from '#api/imports/merge.ts';
import { reasonToKeep, restorationOf, type Since, type Standing } from '#api/imports/restore.ts';
import type { Traced } from '#api/imports/trace.ts';

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
const standing = (known: Partial<Standing>): Standing => ({
  ...nothing,
  id: 'x',
  deleted: false,
  fieldEdits: {},
  version: 2,
  memberId: null,
  locationSource: null,
  locationAccuracyMetres: null,
  ...known,
});

const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
const anyFacts = (): fc.Arbitrary<RegisterFacts> =>
  fc
    .record({
      head: fc.constantFrom('Lê A', 'Lê B'),
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
      platforms: maybe(fc.subarray(['vneid', 'zalo'])),
    })
    .map((known) => ({ ...nothing, ...known }))
    .filter(({ adults, adultsWithoutDevice: without }) => adults === null || without === null || without <= adults);

/** A household, what a register changes in it, and how that is noted. */
const anyImport = () =>
  fc.tuple(anyFacts(), anyFacts()).map(([old, row]) => {
    const changes = changesOf({ ...old, fieldEdits: {} }, row);
    const after: Traced = 'hamletId' in changes ? { ...changes, clusterId: changes.clusterId ?? null } : changes;
    const before = Object.fromEntries(Object.keys(after).map((field) => [field, old[field as keyof RegisterFacts]]));
    return { old, before, after };
  });
const FIELDS = [
  'head',
  'phone',
  'location',
  'elders',
  'adults',
  'adultsWithoutDevice',
  'platforms',
  'clusterId',
] as const;

describe('the old values of a household', () => {
  test.prop([anyImport()])('all come back where nobody spoke in between', ({ old, before, after }) => {
    const { values, reason } = restorationOf(standing({ ...old, ...after }), before, after);
    expect(reason).toBeNull();
    const { locationSource: _, locationAccuracyMetres: __, memberId: ___, ...facts } = values;
    expect({ ...old, ...after, ...facts }).toEqual(old);
  });

  test.prop([anyImport(), fc.subarray([...FIELDS]), anyFacts()])(
    'never overwrite what a person spoke on since, changed or confirmed',
    ({ old, before, after }, spokenOn, said) => {
      const fieldEdits = Object.fromEntries(spokenOn.map((field) => [field, '2026-11-24T00:00:00Z']));
      const words = Object.fromEntries(spokenOn.map((field) => [field, said[field]]));
      const { values } = restorationOf(standing({ ...old, ...after, ...words, fieldEdits }), before, after);
      const overwritten = spokenOn.filter((field) => field in values && field !== 'clusterId');
      expect(overwritten).toEqual([]);
      if ('clusterId' in values && spokenOn.includes('clusterId')) expect(said.clusterId).toBe(after.clusterId);
    },
  );

  test.prop([anyImport(), anyFacts()])('never make counts impossible', ({ old, before, after }, later) => {
    const now = standing({ ...old, ...after, adults: later.adults, adultsWithoutDevice: later.adultsWithoutDevice });
    const { adults, adultsWithoutDevice } = { ...now, ...restorationOf(now, before, after).values };
    expect((adultsWithoutDevice ?? 0) <= (adults ?? Number.POSITIVE_INFINITY)).toBe(true);
  });
});

describe('a household that an import created', () => {
  const since = (known: Partial<Since> = {}): Since => ({
    visited: false,
    assigned: false,
    imported: false,
    importedVersion: 2,
    ...known,
  });
  test.each<[string | null, Partial<Standing>, Partial<Since>]>([
    [null, {}, {}],
    ['visited', {}, { visited: true }],
    ['assigned', {}, { assigned: true }],
    ['edited', { fieldEdits: { phone: '2026-11-24T00:00:00Z' } }, {}],
    ['edited', { deleted: true }, {}],
    ['edited', { version: 3 }, {}],
    ['imported', { version: 3 }, { imported: true, importedVersion: 3 }],
  ])('is %s', (reason, household, what) => {
    expect(reasonToKeep(standing(household), since(what))).toBe(reason);
  });
});
