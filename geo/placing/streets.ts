import type { Lane } from './lanes.ts';
import type { Neighbour } from './neighbours.ts';

/** A household with a number on a street. */
export interface Numbered {
  value: number;
  label: string;
  neighbour: Neighbour;
}

/** The placed households whose addresses name the same lane. */
export interface Street {
  households: Neighbour[];
  /** those with a number, in the order of numbers */
  numbered: Numbered[];
  add(neighbour: Neighbour): void;
  /** Odd numbers stand on one side of the lane, even ones on the other. */
  alternates(lane: Lane): boolean;
}

/** From so many numbered households on, sides can be told. */
const ENOUGH = 4;
/** Share of the households that must keep to their side. */
const MOSTLY = 0.85;

export function streetsOf(neighbours: readonly Neighbour[]): Map<string, Street> {
  const streets = new Map<string, Street>();
  for (const neighbour of neighbours) {
    const { street } = neighbour.address;
    let there = streets.get(street);
    if (!there) {
      there = newStreet();
      streets.set(street, there);
    }
    there.households.push(neighbour);
  }
  for (const street of streets.values()) {
    street.numbered = street.households
      .map(numberedOf)
      .filter((one) => one !== null)
      .sort(byValue);
  }
  return streets;
}

export function newStreet(): Street {
  const sides = new Map<Lane, boolean>();
  const street: Street = {
    households: [],
    numbered: [],
    add(neighbour) {
      street.households.push(neighbour);
      const numbered = numberedOf(neighbour);
      if (!numbered) return;
      const at = street.numbered.findIndex(({ value }) => value > numbered.value);
      street.numbered.splice(at < 0 ? street.numbered.length : at, 0, numbered);
      sides.clear();
    },
    alternates(lane) {
      let known = sides.get(lane);
      if (known === undefined) {
        known = keepsSides(street.numbered, lane);
        sides.set(lane, known);
      }
      return known;
    },
  };
  return street;
}

const byValue = (a: Numbered, b: Numbered) =>
  a.value - b.value || (a.neighbour.household.id < b.neighbour.household.id ? -1 : 1);

const numberedOf = (neighbour: Neighbour): Numbered | null =>
  neighbour.address.number && { ...neighbour.address.number, neighbour };

export const isOdd = (value: number): boolean => Math.floor(value) % 2 === 1;

function keepsSides(numbered: readonly Numbered[], lane: Lane): boolean {
  const left = { odd: 0, even: 0 };
  const right = { odd: 0, even: 0 };
  for (const { value, neighbour } of numbered) {
    if (neighbour.fix?.lane !== lane) continue;
    const side = neighbour.fix.offset > 0 ? left : right;
    side[isOdd(value) ? 'odd' : 'even'] += 1;
  }
  const all = left.odd + left.even + right.odd + right.even;
  if (all < ENOUGH || left.odd + right.odd === 0 || left.even + right.even === 0) return false;
  return Math.max(left.odd + right.even, left.even + right.odd) >= MOSTLY * all;
}
