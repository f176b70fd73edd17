import { parseHouseAddress } from './house_address.ts';
import { type Neighbour, spacingOf, type UnplacedHousehold } from './neighbours.ts';
import { isOdd, type Street, streetsOf } from './streets.ts';

/** House numbers that stand nowhere although there is room for them between two neighbours. */
export interface NumberingGap {
  /** the address of the first neighbour, which tells the lane */
  street: string;
  from: string;
  to: string;
  missing: number[];
  /** along the lane between the two */
  metres: number;
}

/** A gap wider than this has other reasons, metres. */
const MOST_METRES = 250;
/** More numbers missing in one place than this are another numbering. */
const MOST_MISSING = 20;
/** There is room for a house from this share of the usual spacing on. */
const ROOM = 0.72;

/** Gaps in the numbers of a hamlet's streets; a number whose household only lacks a place is not missing. */
export function numberingGaps(
  neighbours: readonly Neighbour[],
  unplaced: readonly UnplacedHousehold[],
): (NumberingGap & { householdIds: string[] })[] {
  const waiting = new Set<string>();
  for (const { address } of unplaced) {
    const { street, number } = parseHouseAddress(address ?? '');
    if (number) waiting.add(`${street}/${Math.floor(number.value)}`);
  }
  const spacing = spacingOf(neighbours);
  return [...streetsOf(neighbours)].flatMap(([key, street]) =>
    key === '' ? [] : gapsOf(street, spacing, (value) => waiting.has(`${key}/${value}`)),
  );
}

function gapsOf(street: Street, spacing: number, isWaiting: (value: number) => boolean) {
  const known = new Set(street.numbered.map(({ value }) => Math.floor(value)));
  const rows = new Map<string, Street['numbered']>();
  for (const one of street.numbered) {
    const { fix } = one.neighbour;
    if (!fix) continue;
    const row = `${fix.lane.index}/${fix.offset > 0}`;
    rows.set(row, [...(rows.get(row) ?? []), one]);
  }
  return [...rows.values()].flatMap((row) => {
    row.sort((a, b) => a.neighbour.fix!.along - b.neighbour.fix!.along);
    const gaps: (NumberingGap & { householdIds: string[] })[] = [];
    for (let i = 0; i + 1 < row.length; i++) {
      const [one, next] = [row[i]!, row[i + 1]!];
      const [a, b] = one.value < next.value ? [one, next] : [next, one];
      const sided = street.alternates(a.neighbour.fix!.lane);
      const missing: number[] = [];
      for (let value = Math.floor(a.value) + 1; value < b.value && missing.length <= MOST_MISSING; value++) {
        if ((!sided || isOdd(value) === isOdd(a.value)) && !known.has(value) && !isWaiting(value)) missing.push(value);
      }
      const metres = Math.abs(a.neighbour.fix!.along - b.neighbour.fix!.along);
      const hasRoom = metres >= (missing.length + 1) * ROOM * spacing && metres <= MOST_METRES;
      if (missing.length === 0 || missing.length > MOST_MISSING || !hasRoom) continue;
      gaps.push({
        street: a.neighbour.household.address ?? '',
        from: a.label,
        to: b.label,
        missing,
        metres: Math.round(metres),
        householdIds: [a.neighbour.household.id, b.neighbour.household.id],
      });
    }
    return gaps;
  });
}
