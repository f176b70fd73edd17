import type { Model } from './model.ts';
import type { Settings } from './read-input.ts';
import { type AssignableHousehold, type AssignableMember, WORK_BY_RANK } from './types.ts';
import type { Ways } from './ways.ts';

/** A hamlet's part of the task, with the numbers of its households and members in the input. */
export interface Part {
  households: number[];
  members: number[];
  model: Model;
}

/** May this member be in charge of this household? Members who do not serve are nobody's. */
export function mayServe(household: AssignableHousehold, member: AssignableMember, settings: Settings): boolean {
  const elsewhere = household.hamletId != null && member.hamletId != null && household.hamletId !== member.hamletId;
  return !elsewhere && serves(member) && !settings.conflicts.get(household.id)?.has(member.id);
}

/** Does he take households at all? */
export const serves = ({ availability, capacity }: AssignableMember): boolean =>
  (availability ?? 1) > 0 && capacity !== 0;

/** How much work a household counts. */
export const workOf = ({ work, rank }: AssignableHousehold): number =>
  work ?? (rank === undefined ? 1 : WORK_BY_RANK[rank]!);

/** Hamlet by hamlet where everyone has one, else all in one. Households with nobody to serve them are in none. */
export function partsOf(
  households: readonly AssignableHousehold[],
  members: readonly AssignableMember[],
  ways: Ways,
  settings: Settings,
): Part[] {
  const serving = members.flatMap((member, k) => (serves(member) ? [k] : []));
  const byHamlet =
    serving.every((k) => members[k]!.hamletId != null) && households.every(({ hamletId }) => hamletId != null);
  const groups = new Map<string, { households: number[]; members: number[] }>();
  const groupOf = (hamlet: string | null | undefined) => {
    const name = byHamlet ? hamlet! : '';
    let group = groups.get(name);
    if (!group) {
      group = { households: [], members: [] };
      groups.set(name, group);
    }
    return group;
  };
  for (const k of serving) groupOf(members[k]!.hamletId).members.push(k);
  households.forEach(({ hamletId }, h) => {
    if (ways.by[h] !== 'none') groupOf(hamletId).households.push(h);
  });
  return [...groups.values()]
    .filter((group) => group.members.length > 0 && group.households.length > 0)
    .map((group) => ({ ...group, model: toModel(group, households, members, ways, settings) }));
}

function toModel(
  group: { households: number[]; members: number[] },
  households: readonly AssignableHousehold[],
  members: readonly AssignableMember[],
  ways: Ways,
  settings: Settings,
): Model {
  const n = group.households.length;
  const m = group.members.length;
  const cost = new Float64Array(n * m);
  const cluster = new Int32Array(n).fill(-1);
  const numbers = new Map<string, number>();
  const places = new Map(group.members.map((member, k) => [members[member]!.id, k]));
  group.households.forEach((household, h) => {
    const { clusterId, memberId } = households[household]!;
    if (clusterId != null) {
      if (!numbers.has(clusterId)) numbers.set(clusterId, numbers.size);
      cluster[h] = numbers.get(clusterId)!;
    }
    const existing = places.get(memberId ?? '') ?? -1;
    const mayStay = existing !== -1 && mayServe(households[household]!, members[group.members[existing]!]!, settings);
    // Whoever is in a part serves: only hamlets and conflicts can stand in the way.
    const isAnyones = households[household]!.hamletId == null && !settings.conflicts.has(households[household]!.id);
    for (let k = 0; k < m; k++) {
      const member = group.members[k]!;
      const allowed =
        (isAnyones || mayServe(households[household]!, members[member]!, settings)) &&
        !(settings.alwaysKeep && mayStay && k !== existing);
      const change = mayStay && k !== existing ? settings.changeMetres : 0;
      cost[h * m + k] = allowed ? ways.metres[household * members.length + member]! + change : Number.POSITIVE_INFINITY;
    }
  });
  const high = Int32Array.from(group.members, (member) => Math.min(n, members[member]!.capacity ?? n));
  const availability = Float64Array.from(group.members, (member) => members[member]!.availability ?? 1);
  const all = availability.reduce((sum, one) => sum + one, 0);
  return {
    n,
    m,
    cost,
    cluster,
    clusters: numbers.size,
    work: Float64Array.from(group.households, (household) => workOf(households[household]!)),
    low: high.map((most) => Math.min(most, settings.minimumLoad)),
    high,
    share: availability.map((one) => one / all),
    splitMetres: settings.splitMetres,
    balance: (settings.balanceMetres * n) / m,
  };
}
