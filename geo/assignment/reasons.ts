import { mayServe, serves } from './parts.ts';
import type { Settings } from './read-input.ts';
import type { AssignableHousehold, AssignableMember, UnassignedReason } from './types.ts';
import type { Ways } from './ways.ts';

/** Why nobody is in charge of household `h`. */
export function reasonOf(
  h: number,
  households: readonly AssignableHousehold[],
  members: readonly AssignableMember[],
  ways: Ways,
  settings: Settings,
): UnassignedReason {
  const household = households[h]!;
  if (ways.by[h] === 'none') return 'no_location';
  const around = members.filter(
    (member) =>
      serves(member) &&
      (household.hamletId == null || member.hamletId == null || household.hamletId === member.hamletId),
  );
  if (around.length === 0) return 'no_member';
  if (!around.some((member) => mayServe(household, member, settings))) return 'conflict';
  const way = members.some(
    (member, k) =>
      mayServe(household, member, settings) && ways.metres[h * members.length + k] !== Number.POSITIVE_INFINITY,
  );
  return way ? 'capacity' : 'unreachable';
}
