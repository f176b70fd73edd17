import type { Ledger } from './ledger.ts';

/** A proposal's present side, as far as its figures follow from a ledger. */
export interface PresentSide {
  members: readonly { memberId: string; households: number; metres: number | null }[];
  clusters: { whole: number; count: number };
}

export interface PartFigures {
  members: ReadonlyMap<string, { households: number; metres: number | null }>;
  /** clusters all of whose households have the same member */
  whole: number;
  /** from home to a household, on average over all of them; null: not known */
  metres: number | null;
  /** households that get somebody, less those that lose theirs for nobody */
  gained: number;
}

/** What a proposal comes to where only the changes of the chosen households are taken. */
export function figuresOfPart(present: PresentSide, ledger: Ledger, chosen: ReadonlySet<string>): PartFigures {
  const placed = new Map(ledger.placed.map(({ memberId, households }) => [memberId, households]));
  const sums = new Map(
    present.members.map(({ memberId, households, metres }) => {
      const known = placed.get(memberId) ?? 0;
      return [memberId, { households, known, metres: (metres ?? 0) * known }];
    }),
  );
  const owners = new Map(
    ledger.clusters.map(({ clusterId, owners: all }) => [
      clusterId,
      new Map(all.map(({ memberId, households }) => [memberId, households])),
    ]),
  );
  const wholeBefore = [...owners.values()].filter(isWhole).length;
  let gained = 0;
  for (const { householdId, from, to, clusterId, metresFrom, metresTo } of ledger.changes) {
    if (!chosen.has(householdId)) continue;
    pass(sums.get(from ?? ''), -1, metresFrom);
    pass(sums.get(to ?? ''), 1, metresTo);
    gained += Number(from === null) - Number(to === null);
    const cluster = owners.get(clusterId ?? '');
    cluster?.set(from, (cluster.get(from) ?? 0) - 1);
    cluster?.set(to, (cluster.get(to) ?? 0) + 1);
  }
  const mean = (metres: number, known: number) => (known > 0 ? metres / known : null);
  const all = [...sums.values()];
  const total = (of: 'metres' | 'known') => all.reduce((sum, one) => sum + one[of], 0);
  return {
    members: new Map(
      [...sums].map(([id, { households, known, metres }]) => [id, { households, metres: mean(metres, known) }]),
    ),
    whole: present.clusters.whole - wholeBefore + [...owners.values()].filter(isWhole).length,
    metres: mean(total('metres'), total('known')),
    gained,
  };
}

function pass(
  sum: { households: number; known: number; metres: number } | undefined,
  sign: 1 | -1,
  metres: number | null,
): void {
  if (!sum) return;
  sum.households += sign;
  if (metres === null) return;
  sum.known += sign;
  sum.metres += sign * metres;
}

function isWhole(owners: ReadonlyMap<string | null, number>): boolean {
  const having = [...owners].filter(([, households]) => households > 0);
  return having.length === 1 && having[0]![0] !== null;
}
