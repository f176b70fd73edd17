import type { AssignableHousehold, AssignableMember } from './types.ts';
import type { Ways } from './ways.ts';

/** What is to be known beside a proposal to say what any part of it comes to, see {@link figuresOfPart}. */
export interface Ledger {
  changes: LedgerChange[];
  /** of how many of a member's households the way is known, before */
  placed: { memberId: string; households: number }[];
  /** who is in charge of how many in each cluster that changes, before; null: nobody */
  clusters: { clusterId: string; owners: { memberId: string | null; households: number }[] }[];
}

/** A household that changes hands. Metres from the member's home, of both; null: not known, or nobody. */
export interface LedgerChange {
  householdId: string;
  from: string | null;
  to: string | null;
  clusterId: string | null;
  metresFrom: number | null;
  metresTo: number | null;
}

/** Metres from a member's home to a household's own position, as they are counted; null where one is not known. */
export function countedMetres(h: number, k: number, members: readonly AssignableMember[], ways: Ways): number | null {
  if (k < 0 || ways.by[h] !== 'own' || members[k]!.location === null) return null;
  const way = ways.metres[h * members.length + k]!;
  return way === Number.POSITIVE_INFINITY ? null : way;
}

/** @param before and @param owner  number of each household's member, −1 where nobody */
export function ledgerOf(
  households: readonly AssignableHousehold[],
  members: readonly AssignableMember[],
  before: Int32Array,
  owner: Int32Array,
  ways: Ways,
): Ledger {
  const idOf = (k: number) => members[k]?.id ?? null;
  const placed = new Int32Array(members.length);
  const changes: LedgerChange[] = [];
  const changing = new Map<string, Map<string | null, number>>();
  households.forEach(({ id, clusterId = null }, h) => {
    const [from, to] = [before[h]!, owner[h]!];
    const metresFrom = countedMetres(h, from, members, ways);
    if (metresFrom !== null) placed[from]!++;
    if (from === to) return;
    const metresTo = countedMetres(h, to, members, ways);
    changes.push({ householdId: id, from: idOf(from), to: idOf(to), clusterId, metresFrom, metresTo });
    if (clusterId !== null) changing.set(clusterId, new Map());
  });
  households.forEach(({ clusterId = null }, h) => {
    const owners = clusterId !== null ? changing.get(clusterId) : undefined;
    owners?.set(idOf(before[h]!), (owners.get(idOf(before[h]!)) ?? 0) + 1);
  });
  return {
    changes,
    placed: members.map(({ id }, k) => ({ memberId: id, households: placed[k]! })),
    clusters: [...changing].map(([clusterId, owners]) => ({
      clusterId,
      owners: [...owners].map(([memberId, households]) => ({ memberId, households })),
    })),
  };
}
