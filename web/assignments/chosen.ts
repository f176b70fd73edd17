import type { Change, Proposal } from '#api/assignments/schema.ts';

/** What a proposal changes for one member: households he would get and would give away. */
export interface MemberChanges {
  gains: Change[];
  loses: Change[];
}

/** A proposal's changes by member; each household stands at the one who gives it and at the one who gets it. */
export function changesByMember(changes: readonly Change[]): ReadonlyMap<string, MemberChanges> {
  const found = new Map<string, MemberChanges>();
  const of = (member: string) => {
    const known = found.get(member) ?? { gains: [], loses: [] };
    found.set(member, known);
    return known;
  };
  for (const change of changes) {
    if (change.to !== null) of(change.to).gains.push(change);
    if (change.from !== null) of(change.from).loses.push(change);
  }
  return found;
}

/** The households of the changes, put in or taken out of what is chosen. */
export function withHouseholds(chosen: ReadonlySet<string>, changes: readonly Change[], on: boolean): Set<string> {
  const next = new Set(chosen);
  for (const { householdId } of changes) {
    if (on) next.add(householdId);
    else next.delete(householdId);
  }
  return next;
}

/** The changes that can be taken still. */
export function leftOf({ changes, accepted }: Proposal): readonly Change[] {
  const taken = new Set(accepted);
  return changes.filter(({ householdId }) => !taken.has(householdId));
}

/**
 * What is chosen of what is left: all of a new proposal until somebody says otherwise, nothing of one that was taken in
 * part, as the rest was left out on purpose.
 *
 * @param said  households somebody chose
 */
export function chosenOf(proposal: Proposal | null, said: ReadonlySet<string> | undefined): ReadonlySet<string> {
  const left = proposal ? leftOf(proposal).map(({ householdId }) => householdId) : [];
  if (said) return new Set(left.filter((id) => said.has(id)));
  return new Set(proposal?.state === 'open' ? left : []);
}
