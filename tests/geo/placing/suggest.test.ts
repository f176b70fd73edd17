import { describe, expect, test } from 'vitest';
import { openGround, type PlacedHousehold, suggestBeside, suggestForAll, suggestPlaces } from '#geo/placing/index.ts';
import { metresBetween } from './support/demo_ground.ts';

const ORIGIN = [106.3, 20.1] as const;
/** A place `x` metres east and `y` metres north of the beginning of the lane. */
const at = (x: number, y: number): [number, number] => [
  ORIGIN[0] + x / (111_195 * Math.cos((ORIGIN[1] * Math.PI) / 180)),
  ORIGIN[1] + y / 111_195,
];
const LANE = { name: 'Ngõ Chùa', line: [at(0, 0), at(300, 0)] };
const house = (
  number: number | string,
  x: number,
  y: number,
  more: Partial<PlacedHousehold> = {},
): PlacedHousehold => ({
  id: `h${number}`,
  address: `Ngõ Chùa, số ${number}`,
  clusterId: null,
  head: null,
  location: at(x, y),
  ...more,
});
const asked = (address: string, clusterId: string | null = null) => ({ id: 'new', address, clusterId });

/** Odd numbers north of the lane, even ones south of it, a house every 20 m. */
const TWO_SIDES = [1, 2, 3, 4, 5, 6, 9, 10, 11, 12].map((n) => house(n, 20 * Math.ceil(n / 2), n % 2 === 1 ? 11 : -11));

describe('on a lane with odd numbers on one side and even ones on the other', () => {
  const ground = openGround({ placed: TWO_SIDES, lanes: [LANE] });
  test.each([
    [7, at(80, 11)],
    [8, at(80, -11)],
  ])('number %i is between its neighbours, on its side', (n, truth) => {
    const [best] = suggestPlaces(ground, asked(`số ${n} ngõ Chùa`));
    expect(best!.reason).toEqual({ kind: 'between_numbers', from: String(n - 2), to: String(n + 2) });
    expect(metresBetween(best!.location, truth)).toBeLessThan(1);
  });
  test.each([
    [13, at(140, 11)],
    [14, at(140, -11)],
  ])('number %i follows the last one of its side', (n, truth) => {
    const [best] = suggestPlaces(ground, asked(`Ngõ Chùa ${n}`));
    expect(best!.reason).toEqual({ kind: 'beside_number', number: String(n - 2) });
    expect(metresBetween(best!.location, truth)).toBeLessThan(2);
  });
  test('12A is beyond 12, and not on its doorstep', () => {
    const [best] = suggestPlaces(ground, asked('12A ngõ Chùa'));
    expect(metresBetween(best!.location, at(120, -11))).toBeGreaterThan(4);
    expect(metresBetween(best!.location, at(120, -11))).toBeLessThan(25);
  });
});

test('what is accepted leads to the next: 14 follows 13 once 13 is placed', () => {
  const row = [10, 11, 12].map((n) => house(n, 20 * (n - 9), 11));
  const ground = openGround({ placed: row, lanes: [LANE] });
  const far = suggestPlaces(ground, asked('Ngõ Chùa, số 14'))[0]!;
  ground.place(house(13, 80, 11));
  const near = suggestPlaces(ground, asked('Ngõ Chùa, số 14'))[0]!;
  expect(near.score).toBeGreaterThan(far.score);
  expect(metresBetween(near.location, at(100, 11))).toBeLessThan(2);
});

test('a lane known by its name alone gives room along it, with little certainty', () => {
  const [best] = suggestPlaces(openGround({ placed: [], lanes: [LANE] }), asked('Ngõ Chùa'));
  expect(best).toMatchObject({ reason: { kind: 'along_lane', lane: 'Ngõ Chùa' } });
  expect(best!.score).toBeLessThan(0.5);
});

test('beside Mr Nam is next to the only household of that name', () => {
  const nam = house(9, 100, 11, { head: 'Trần Văn Nam' });
  const ground = openGround({ placed: [nam, house(1, 20, 11, { head: 'Lê Thị Hoa' })], lanes: [LANE] });
  const [best] = suggestPlaces(ground, asked('cạnh nhà ông Nam'));
  expect(best!.reason).toEqual({ kind: 'beside_neighbour', head: 'Trần Văn Nam' });
  expect(metresBetween(best!.location, nam.location)).toBeLessThan(25);
  expect(suggestBeside(ground, nam.id)[0]!.location).toEqual(best!.location);
  expect(suggestBeside(ground, 'nobody')).toEqual([]);
});

test('an address that says nothing, in no cluster, gives no place', () => {
  expect(suggestPlaces(openGround({ placed: TWO_SIDES, lanes: [LANE] }), asked('Xóm 6'))).toEqual([]);
});

test('an empty house seen from above is taken for the one meant', () => {
  const ground = openGround({ placed: TWO_SIDES, lanes: [LANE], buildings: [at(84, 14), at(60, 11)] });
  const [best] = suggestPlaces(ground, asked('Ngõ Chùa, số 7'));
  expect(best).toMatchObject({ onBuilding: true });
  expect(metresBetween(best!.location, at(84, 14))).toBeLessThan(0.1);
});

test('no place is given to two of the households suggested for together', () => {
  const cluster = { clusterId: 'c' };
  const placed = TWO_SIDES.map((one) => ({ ...one, ...cluster }));
  const waiting = Array.from({ length: 6 }, (_, i) => ({ id: `w${i}`, address: null, clusterId: 'c' }));
  const bests = suggestForAll(openGround({ placed, lanes: [LANE] }), waiting).map(([best]) => best!.location);
  for (const [i, one] of bests.entries())
    for (const other of bests.slice(i + 1)) expect(metresBetween(one, other)).toBeGreaterThan(4.9);
});
