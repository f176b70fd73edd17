import { withinEdits } from '#geo/matching/distance.ts';
import type { KnownHousehold } from '#geo/matching/index.ts';
import { METRES_PER_DEGREE, type Prepared, prepare } from '#geo/matching/prepare.ts';
import { NEARNESS } from '#geo/matching/weights.ts';
import type { DisturbedRegister } from './disturb.ts';

export interface Level {
  level: string;
  /** Share within one household, and within two households of one hamlet, of the pairs where both say something. */
  m: number;
  u: number;
  bits: number;
}

/** Counts how often each level of agreement is seen: where the weights in `geo/matching/weights.ts` come from. */
export function countLevels(existing: readonly KnownHousehold[], { rows, truth }: DisturbedRegister): Level[] {
  const known = new Map(existing.map((household) => [household.id, prepare(household)]));
  const byHamlet = groupByHamlet(known.values());
  const same = new Map<string, number>();
  const other = new Map<string, number>();
  const add = (counts: Map<string, number>, pair: [Prepared, Prepared]) => {
    for (const [field, level] of Object.entries(levelsOf(...pair))) {
      if (level === '') continue;
      for (const key of [`${field} ${level}`, field]) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  };
  rows.forEach((row, i) => {
    const household = known.get(truth[i] ?? '');
    if (!household) return;
    const said = prepare(row);
    add(same, [household, said]);
    const neighbours = byHamlet.get(household.hamlet)!;
    // The 31st, 62nd … after the right one: strangers of the same hamlet, always the same ones.
    const at = neighbours.indexOf(household);
    for (let step = 1; step <= 7; step++) {
      const stranger = neighbours[(at + 31 * step) % neighbours.length]!;
      if (stranger !== household) add(other, [stranger, said]);
    }
  });
  const share = (counts: Map<string, number>, key: string) =>
    (counts.get(key) ?? 0) / (counts.get(key.split(' ')[0]!) ?? 1);
  return [...new Set([...same.keys(), ...other.keys()])]
    .filter((key) => key.includes(' '))
    .sort()
    .map((level) => {
      const [m, u] = [share(same, level), share(other, level)];
      return { level, m, u, bits: Math.log2(m / u) };
    });
}

function levelsOf(a: Prepared, b: Prepared): Record<string, string> {
  const word = (x: string, y: string) =>
    x === '' || y === '' ? '' : x === y ? 'equal' : withinEdits(x, y, 1) ? 'near' : 'differs';
  const shortened = (['given', 'middle', 'surname'] as const).map((part) => {
    const [x, y] = [a.name[part].folded, b.name[part].folded];
    return [part, word(x, y)] as const;
  });
  const north = a.north - b.north;
  const east = (a.east - b.east) * Math.cos((a.north / METRES_PER_DEGREE / 180) * Math.PI);
  const metres = Math.hypot(north, east);
  const years = Math.abs(a.eldestBirthYear - b.eldestBirthYear);
  return {
    ...Object.fromEntries(shortened),
    street: word(a.address.street, b.address.street),
    number: word(a.address.number, b.address.number).replace('near', 'differs'),
    phone: word(a.phones[0] ?? '', b.phones[0] ?? ''),
    metres: Number.isNaN(metres) ? '' : `up to ${NEARNESS.find(([upTo]) => metres <= upTo)![0]}`,
    year: Number.isNaN(years) ? '' : years === 0 ? 'equal' : years === 1 ? 'near' : 'differs',
  };
}

function groupByHamlet(households: Iterable<Prepared>): Map<string, Prepared[]> {
  const groups = new Map<string, Prepared[]>();
  for (const household of households) {
    const group = groups.get(household.hamlet);
    if (group) group.push(household);
    else groups.set(household.hamlet, [household]);
  }
  return groups;
}
