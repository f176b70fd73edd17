import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { createRandom } from '#geo/demo/random.ts';
import { type KnownHousehold, type MatchResult, matchHouseholds, type RegisterRecord } from '#geo/matching/index.ts';
import { prepare } from '#geo/matching/prepare.ts';
import { disturb, LEVELS } from './support/disturb.ts';
import { register } from './support/register.ts';

const REGISTER = register(11, 250);

/** Few values, so that namesakes, shared telephones and true duplicates are common. */
const records = fc.record<RegisterRecord>({
  code: fc.constantFrom(null, null, null, 'A1', 'a-1', 'A2'),
  head: fc.constantFrom(
    'Nguyễn Văn Hùng',
    'Nguyen Van Hung',
    'Nguyễn V. Hưng',
    'Trần Thị Hoà',
    'Bà Hòa',
    '',
    '12 Chùa',
  ),
  phone: fc.constantFrom(null, '0380123456', '01680123456', '0912000111'),
  address: fc.constantFrom(null, 'Ngõ Chùa, số 12', '12 ngo chua', 'Ngõ Đình, số 3', 'Xóm 3', 'Trần Thị Hoà'),
  hamlet: fc.constantFrom(null, 'Xóm 3', 'xom 03', 'Xóm 4'),
  location: fc.constantFrom<RegisterRecord['location'][]>(null, [106.4, 20.2], [106.40005, 20.2], [106.5, 20.3]),
  eldestBirthYear: fc.constantFrom(null, 1950, 1951, 1980),
});
const known = fc
  .array(records, { maxLength: 25 })
  .map((all) => all.map((record, i): KnownHousehold => ({ ...record, id: `h${String(i).padStart(3, '0')}` })));
const incoming = fc.array(records, { maxLength: 25 });
const seeds = fc.integer({ min: 1, max: 1_000_000 });

const strip = ({ id: _, ...record }: KnownHousehold): RegisterRecord => record;

/** By the records themselves in place of their row numbers. */
function byRecord({ matched, unsure, fresh, missing, duplicates }: MatchResult, rows: readonly RegisterRecord[]) {
  const name = new Map(rows.map((row, i) => [i, row]));
  const sets = <T>(items: T[]) => new Set(items);
  return {
    matched: new Map(matched.map((match) => [name.get(match.incomingIndex), match.householdId])),
    unsure: new Map(unsure.map((each) => [name.get(each.incomingIndex), each.candidates])),
    fresh: sets(fresh.map((row) => name.get(row))),
    missing: sets(missing),
    duplicates: sets(duplicates.map(({ indices }) => sets(indices.map((row) => name.get(row))))),
  };
}

describe('whatever the registers', () => {
  test.prop([known, incoming])('every row comes back once, and no household is matched twice', (existing, rows) => {
    const result = matchHouseholds(existing, rows);
    const all = [...result.matched, ...result.unsure].map(({ incomingIndex }) => incomingIndex).concat(result.fresh);
    expect(all.sort((a, b) => a - b)).toEqual(rows.map((_, i) => i));
    const ids = result.matched.map(({ householdId }) => householdId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(result.missing.filter((id) => ids.includes(id))).toEqual([]);
    for (const { candidates } of result.unsure) {
      expect(candidates.length).toBeGreaterThan(0);
      expect(candidates.length).toBeLessThanOrEqual(5);
      expect(candidates.map(({ score }) => score)).toEqual(candidates.map(({ score }) => score).sort((a, b) => b - a));
      expect(candidates.filter(({ householdId }) => result.missing.includes(householdId))).toEqual([]);
    }
  });

  test.prop([known, incoming, seeds])(
    'the order of the rows and of the households plays no part',
    (existing, rows, seed) => {
      const random = createRandom(seed);
      const others = random.shuffle(rows);
      const before = byRecord(matchHouseholds(existing, rows), rows);
      expect(byRecord(matchHouseholds(random.shuffle(existing), others), others)).toEqual(before);
    },
  );

  test.prop([known])(
    'a register is itself: only true duplicates are in doubt, nothing is fresh or missing',
    (existing) => {
      const result = matchHouseholds(existing, existing.map(strip));
      expect(result.fresh).toEqual([]);
      expect(result.missing).toEqual([]);
      for (const { incomingIndex, householdId } of result.matched)
        expect(existing[incomingIndex]!.id).toBe(householdId);
      const prepared = existing.map(prepare);
      for (const { incomingIndex } of result.unsure) {
        const { code, fingerprint } = prepared[incomingIndex]!;
        const alike = prepared.filter(
          (other) => other.fingerprint === fingerprint || (code !== '' && other.code === code),
        );
        expect(alike.length, 'in doubt though nothing is like it').toBeGreaterThan(1);
      }
    },
  );
});

describe('a commune’s register', () => {
  test('is itself to the last household', () => {
    const result = matchHouseholds(REGISTER, REGISTER.map(strip));
    expect(result.matched.map(({ householdId }) => householdId)).toEqual(REGISTER.map(({ id }) => id));
    expect(result).toMatchObject({ unsure: [], fresh: [], missing: [] });
  });

  test('is itself without codes too', () => {
    const result = matchHouseholds(
      REGISTER,
      REGISTER.map(({ id: _, code: __, ...record }) => record),
    );
    expect(result.matched.map(({ householdId }) => householdId)).toEqual(REGISTER.map(({ id }) => id));
  });

  test('is matched alike with a record of another hamlet more, on either side', { timeout: 30_000 }, () => {
    const stranger = { head: 'Quàng Thị Xuân', address: 'Ngõ Xa, số 99', phone: '0979123123', hamlet: 'Xóm 77' };
    const property = fc.property(seeds, (seed) => {
      const { rows } = disturb(REGISTER, LEVELS.heavy, seed);
      const before = matchHouseholds(REGISTER, rows);
      const fresh = [...before.fresh, rows.length];
      expect(matchHouseholds(REGISTER, [...rows, stranger])).toEqual({ ...before, fresh });
      const missing = [...before.missing, 'stranger'];
      expect(matchHouseholds([...REGISTER, { ...stranger, id: 'stranger' }], rows)).toEqual({ ...before, missing });
    });
    fc.assert(property, { numRuns: 10 });
  });
});
