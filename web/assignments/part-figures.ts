import type { Proposal } from '#api/assignments/schema.ts';
import { figuresOfPart } from '#geo';

/** A member's figures where what is taken and chosen is in force. */
export interface MemberFigures {
  households: number;
  flagged: number;
  /** from home to a household, on average; null: not known */
  metres: number | null;
}

export interface Figures {
  members: ReadonlyMap<string, MemberFigures>;
  clusters: { whole: number; count: number };
  metres: number | null;
  /** households in nobody's charge, before and then */
  nobody: { before: number; after: number };
  /** all of the proposal is taken or chosen */
  whole: boolean;
  /** what the two sides are: columns and bars are called so */
  called: { before: 'now' | 'earlier'; after: 'proposed' | 'ifApplied' | 'now' };
}

/** What a proposal comes to with the changes of these households. */
export function figuresOf(proposal: Proposal, taken: ReadonlySet<string>): Figures {
  const { before, after, changes, accepted, unassigned, ledger } = proposal;
  const part = figuresOfPart(before, ledger, taken);
  const whole = changes.every(({ householdId }) => taken.has(householdId));
  const lost = changes.filter(({ from, to }) => from !== null && to === null).length;
  const nobody = unassigned.length - lost + changes.filter(({ from }) => from === null).length;
  const flagged = new Map(before.members.map((row) => [row.memberId, row.flagged]));
  for (const change of ledger.changes) {
    if (!change.flagged || !taken.has(change.householdId)) continue;
    for (const [member, one] of [
      [change.from, -1],
      [change.to, 1],
    ] as const)
      if (member !== null) flagged.set(member, (flagged.get(member) ?? 0) + one);
  }
  const partly = new Map(
    [...part.members].map(([id, figures]) => [id, { ...figures, flagged: flagged.get(id) ?? 0 }] as const),
  );
  return {
    members: whole ? new Map(after.members.map((row) => [row.memberId, row])) : partly,
    clusters: whole ? after.clusters : { ...before.clusters, whole: part.whole },
    metres: whole ? after.metres : part.metres,
    nobody: { before: nobody, after: nobody - part.gained },
    whole,
    called: {
      before: accepted ? 'earlier' : 'now',
      after: whole ? 'proposed' : accepted?.length === taken.size ? 'now' : 'ifApplied',
    },
  };
}
