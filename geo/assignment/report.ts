import { countedMetres, ledgerOf } from './ledger.ts';
import { mayServe, serves, workOf } from './parts.ts';
import type { Settings } from './read-input.ts';
import type {
  AssignableHousehold,
  AssignableMember,
  AssignmentReport,
  BelowMinimumReason,
  MemberLoadChange,
} from './types.ts';
import type { Ways } from './ways.ts';

/** The proposal beside the present state. @param owner  number of each household's member, −1 where nobody */
export function reportOf(
  households: readonly AssignableHousehold[],
  members: readonly AssignableMember[],
  owner: Int32Array,
  ways: Ways,
  settings: Settings,
): AssignmentReport {
  const numbers = new Map(members.map(({ id }, k) => [id, k]));
  const before = Int32Array.from(households, ({ memberId }) => numbers.get(memberId ?? '') ?? -1);
  const past = tally(households, members, before, ways);
  const future = tally(households, members, owner, ways);
  const rows: MemberLoadChange[] = members.map((member, k) => ({
    memberId: member.id,
    householdsBefore: past.count[k]!,
    householdsAfter: future.count[k]!,
    workBefore: past.work[k]!,
    workAfter: future.work[k]!,
    gains: [],
    loses: [],
    metresBefore: mean(past.metres[k]!, past.placed[k]!),
    metresAfter: mean(future.metres[k]!, future.placed[k]!),
    belowMinimum: null,
  }));
  let changed = 0;
  households.forEach(({ id }, h) => {
    if (before[h] === owner[h]) return;
    changed++;
    if (before[h] !== -1) rows[before[h]!]!.loses.push(id);
    if (owner[h] !== -1) rows[owner[h]!]!.gains.push(id);
  });
  rows.forEach((row, k) => {
    if (row.householdsAfter < settings.minimumLoad)
      row.belowMinimum = whyBelow(k, households, members, owner, future.count, settings);
  });
  return {
    members: rows,
    changed,
    clusters: whole(households, before, owner),
    metresBefore: mean(sum(past.metres), sum(past.placed)),
    metresAfter: mean(sum(future.metres), sum(future.placed)),
    placedBy: households.flatMap(({ id }, h) => {
      const by = ways.by[h]!;
      return by === 'cluster' || by === 'hamlet' ? [{ householdId: id, by }] : [];
    }),
    withoutHome: members.filter(({ location }) => location === null).map(({ id }) => id),
    ledger: ledgerOf(households, members, before, owner, ways),
  };
}

function tally(
  households: readonly AssignableHousehold[],
  members: readonly AssignableMember[],
  owner: Int32Array,
  ways: Ways,
) {
  const m = members.length;
  const count = new Int32Array(m);
  const work = new Float64Array(m);
  const metres = new Float64Array(m);
  const placed = new Int32Array(m);
  households.forEach((household, h) => {
    const k = owner[h]!;
    if (k === -1) return;
    count[k]!++;
    work[k]! += workOf(household);
    const way = countedMetres(h, k, members, ways);
    if (way === null) return;
    metres[k]! += way;
    placed[k]!++;
  });
  return { count, work, metres, placed };
}

function whyBelow(
  k: number,
  households: readonly AssignableHousehold[],
  members: readonly AssignableMember[],
  owner: Int32Array,
  count: Int32Array,
  settings: Settings,
): BelowMinimumReason {
  const member = members[k]!;
  if (!serves(member)) return 'unavailable';
  if (member.capacity !== undefined && member.capacity < settings.minimumLoad) return 'capacity';
  const possible = households.filter((household) => mayServe(household, member, settings));
  if (possible.length < settings.minimumLoad)
    return possible.length === households.length ? 'too_few_households' : 'not_allowed';
  const rich = households.some(
    (household, h) =>
      owner[h] !== -1 && count[owner[h]!]! > settings.minimumLoad && mayServe(household, member, settings),
  );
  return rich ? (settings.alwaysKeep ? 'existing_kept' : 'not_allowed') : 'too_few_households';
}

function whole(households: readonly AssignableHousehold[], before: Int32Array, after: Int32Array) {
  const seen = new Map<string, { before: Set<number>; after: Set<number> }>();
  households.forEach(({ clusterId }, h) => {
    if (clusterId == null) return;
    let cluster = seen.get(clusterId);
    if (!cluster) {
      cluster = { before: new Set(), after: new Set() };
      seen.set(clusterId, cluster);
    }
    cluster.before.add(before[h]!);
    cluster.after.add(after[h]!);
  });
  const isWhole = (owners: Set<number>) => owners.size === 1 && !owners.has(-1);
  const all = [...seen.values()];
  return {
    wholeBefore: all.filter((cluster) => isWhole(cluster.before)).length,
    wholeAfter: all.filter((cluster) => isWhole(cluster.after)).length,
    count: all.length,
  };
}

const mean = (sum: number, count: number): number | null => (count > 0 ? sum / count : null);
const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((all, one) => all + one, 0);
