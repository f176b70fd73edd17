import { personName } from '#geo/demo/person_names.ts';
import { createRandom, type Random } from '#geo/demo/random.ts';

/** A day in the year that ages are counted in. */
export const TODAY = '2026-03-15';
const YEAR = 2026;

export type Written = string | number | null;

export interface Person {
  name: string;
  relation: string;
  birthYear: number;
  hasDevice: boolean;
}

/** A household as it is, and how its clerk writes what may be written in many ways. */
export interface Household {
  code: string;
  head: string;
  phone: string | null;
  address: string;
  hamlet: string;
  /** WGS 84; null: nobody measured it */
  place: [lon: number, lat: number] | null;
  elders: Value<{ elders: number | null; elderlyStated: boolean | null; eldestBirthYear: number | null }>;
  devices: Value<boolean | null>;
  persons: Person[];
}

interface Value<Meaning> {
  written: Written;
  means: Meaning;
}

const old = (
  written: Written,
  elders: number | null,
  elderlyStated: boolean | null,
  eldestBirthYear: number | null,
) => ({
  written,
  means: { elders, elderlyStated, eldestBirthYear },
});
const ELDERS = [
  old(2, 2, null, null),
  old('2 cụ', 2, null, null),
  old('x', null, true, null),
  old('Có', null, true, null),
  old('Không', null, false, null),
  old(1947, null, null, 1947),
  old('1947; 1952', 2, null, 1947),
  old('trên 60', null, true, null),
  old('80t', null, null, YEAR - 80),
  old('72, 68 tuổi', 2, null, YEAR - 72),
  old('-', null, null, null),
  old(null, null, null, null),
];
const has = (written: Written, means: boolean | null) => ({ written, means });
/** Of each: has somebody a device? */
const DEVICES = [
  has(2, true),
  has('1 cái', true),
  has('2 ĐTTM + 1 máy tính bảng', true),
  has('có', true),
  has('v', true),
  has('Y', true),
  has('không có', false),
  has('N', false),
  has(0, false),
  has('chưa rõ', null),
  has('...', null),
  has(null, null),
];
const LANES = ['Ngõ Chùa', 'Đường trục xã', 'Bờ kênh Đông', 'Sau nhà thờ', 'Dong Giữa', 'Ngõ Bà Tám'];

export const HAMLETS = ['Xóm 1', 'Xóm Đông Hải', 'Xóm 3'];
/** Round the households' places. */
export const COMMUNE: [number, number, number, number] = [106.28, 20.09, 106.35, 20.15];

/** Households of three hamlets, one hamlet after the other: the same for the same seed. */
export function households(seed: string, each = 8): Household[] {
  const random = createRandom('corpus', seed);
  return HAMLETS.flatMap((hamlet, h) =>
    Array.from({ length: each }, (_, i): Household => {
      const n = h * each + i;
      const head = personName(random, random.chance(0.4));
      return {
        code: `XH-${String(n + 1).padStart(3, '0')}`,
        head,
        phone: random.chance(0.8) ? `09${String(random.int(10_000_000, 99_999_999))}` : null,
        address: `${random.pick(LANES)}, số ${n + 1}`,
        hamlet,
        place: random.chance(0.8) ? [degrees(random, 106.3, 106.33), degrees(random, 20.105, 20.135)] : null,
        elders: ELDERS[n % ELDERS.length]!,
        devices: random.pick(DEVICES),
        persons: family(random, head),
      };
    }),
  );
}

const degrees = (random: Random, from: number, to: number): number =>
  Number((from + (random.int(0, 100_000) / 100_000) * (to - from)).toFixed(6));

/** The head and those who live with him; names differ, so that any left behind is found. */
function family(random: Random, head: string): Person[] {
  const relations = ['Vợ', 'Con', 'Con', 'Cháu', 'Bố', 'Mẹ'].slice(0, random.int(0, 4));
  const person = (name: string, relation: string): Person => ({
    name,
    relation,
    birthYear: random.int(1938, 2020),
    hasDevice: random.chance(0.5),
  });
  return [
    { ...person(head, 'Chủ hộ'), birthYear: random.int(1938, 1995) },
    ...relations.map((relation, i) => person(`${personName(random, i % 2 === 0)} Thành Viên`, relation)),
  ];
}

/** What persons come to, by the definitions: old from 60 on, adult from 18 on, by the year. */
export function countsOf(persons: readonly Person[]) {
  const adults = persons.filter(({ birthYear }) => YEAR - birthYear >= 18);
  return {
    elders: persons.filter(({ birthYear }) => YEAR - birthYear >= 60).length,
    elderlyStated: null,
    eldestBirthYear: Math.min(...persons.map(({ birthYear }) => birthYear)),
    adults: adults.length,
    adultsWithoutDevice: adults.filter(({ hasDevice }) => !hasDevice).length,
    devicelessStated: !persons.some(({ hasDevice }) => hasDevice),
  };
}
