import type { AssignableHousehold, AssignableMember, AssignmentResult, AssignOptions } from './types.ts';

/**
 * What is wrong with an assignment, in words; empty where it is right. Shares nothing with the computation: every
 * household once, nobody beyond his capacity, nobody who does not serve, no conflict, no foreign hamlet, nobody's face
 * changed where that is forbidden, and the loads of the report as counted anew.
 */
export function assignmentFaults(
  households: readonly AssignableHousehold[],
  members: readonly AssignableMember[],
  options: AssignOptions,
  result: AssignmentResult,
): string[] {
  const faults: string[] = [];
  const household = new Map(households.map((one) => [one.id, one]));
  const member = new Map(members.map((one) => [one.id, one]));
  const barred = new Set(options.conflicts?.map((pair) => `${pair.memberId}\n${pair.householdId}`));
  const seen = new Set<string>();
  const loads = new Map<string, number>();
  for (const { householdId } of [...result.assignments, ...result.unassigned]) {
    if (seen.has(householdId)) faults.push(`household ${householdId} twice`);
    if (!household.has(householdId)) faults.push(`household ${householdId} is not known`);
    seen.add(householdId);
  }
  for (const { id } of households) if (!seen.has(id)) faults.push(`household ${id} left out`);
  for (const { householdId, memberId } of result.assignments) {
    const one = household.get(householdId);
    const who = member.get(memberId);
    if (!one || !who) {
      faults.push(`${householdId} with ${memberId}`);
      continue;
    }
    loads.set(memberId, (loads.get(memberId) ?? 0) + 1);
    if (who.availability === 0) faults.push(`${memberId} does not serve`);
    if (barred.has(`${memberId}\n${householdId}`)) faults.push(`conflict of ${memberId} and ${householdId}`);
    if (one.hamletId && who.hamletId && one.hamletId !== who.hamletId)
      faults.push(`${householdId} with ${memberId} of another hamlet`);
    if (options.keepExisting !== 'always' || !one.memberId || one.memberId === memberId) continue;
    const now = member.get(one.memberId);
    const could =
      now &&
      now.availability !== 0 &&
      now.capacity !== 0 &&
      !barred.has(`${now.id}\n${householdId}`) &&
      !(one.hamletId && now.hamletId && one.hamletId !== now.hamletId);
    if (could) faults.push(`${householdId} taken from ${one.memberId}`);
  }
  for (const who of members) {
    const load = loads.get(who.id) ?? 0;
    if (load > (who.capacity ?? Number.POSITIVE_INFINITY)) faults.push(`${who.id} has ${load} of ${who.capacity}`);
    const row = result.report.members.find(({ memberId }) => memberId === who.id);
    if (row?.householdsAfter !== load) faults.push(`report of ${who.id}: ${row?.householdsAfter}, counted ${load}`);
  }
  return faults;
}
