import type { PriorityRank } from '../coverage/priority.ts';
import type { Ledger } from './ledger.ts';
import type { RunOptions } from './pause.ts';

/** A household to be given to someone. */
export interface AssignableHousehold {
  id: string;
  /** `[lon, lat]`; null where it is not known yet */
  location: readonly [number, number] | null;
  hamletId?: string | null;
  clusterId?: string | null;
  /** who is in charge now */
  memberId?: string | null;
  /** how urgent: decides how much work it counts, see {@link WORK_BY_RANK} */
  rank?: PriorityRank;
  /** how much work it counts, instead of by its rank; 1 is an ordinary household */
  work?: number;
}

/** A member of a team. */
export interface AssignableMember {
  id: string;
  /** home, `[lon, lat]`; null where it is not known */
  location: readonly [number, number] | null;
  /** only households of this hamlet, where both are given */
  hamletId?: string | null;
  /** most households; no bound where not given */
  capacity?: number;
  /** share of an ordinary member's work, 1 by default; 0 takes none */
  availability?: number;
}

/** Prefer: changing the face costs 300 metres. Always: whoever is in charge stays. Ignore: begins anew. Or metres. */
export type KeepExisting = 'prefer' | 'always' | 'ignore' | number;

export interface AssignOptions extends RunOptions {
  /** least households of a member, from the norm `member-load`; 10 by default */
  minimumLoad?: number;
  keepExisting?: KeepExisting;
  /** walking minutes from a member's home to a household, by their numbers in the input; infinite: no way there */
  travelMinutes?: (member: number, household: number) => number;
  /** what one more member in a cluster costs, metres; 300 by default */
  splitMetres?: number;
  /** weight of even work: a member at twice his share costs this, times the households of a mean load; 400 by default */
  balanceMetres?: number;
  /** never this member at this household */
  conflicts?: readonly { memberId: string; householdId: string }[];
}

/** Why a household has no member. */
export type UnassignedReason =
  /** nobody serves, or nobody in its hamlet */
  | 'no_member'
  /** everyone who could is marked with a conflict of interest */
  | 'conflict'
  /** no way from anyone's home */
  | 'unreachable'
  /** everyone who could has all he can take */
  | 'capacity'
  /** no position, no cluster, no hamlet: nothing to go by */
  | 'no_location';

/** Why a member has fewer households than the norm asks for. */
export type BelowMinimumReason = 'unavailable' | 'capacity' | 'too_few_households' | 'existing_kept' | 'not_allowed';

export interface MemberLoadChange {
  memberId: string;
  householdsBefore: number;
  householdsAfter: number;
  workBefore: number;
  workAfter: number;
  gains: string[];
  loses: string[];
  /** mean metres from home, of the households with a position */
  metresBefore: number | null;
  metresAfter: number | null;
  belowMinimum: BelowMinimumReason | null;
}

export interface AssignmentReport {
  members: MemberLoadChange[];
  /** households with a new member */
  changed: number;
  /** clusters all of whose households have the same member, before and after, of how many */
  clusters: { wholeBefore: number; wholeAfter: number; count: number };
  metresBefore: number | null;
  metresAfter: number | null;
  /** households without a position, given by where their cluster or hamlet is */
  placedBy: { householdId: string; by: 'cluster' | 'hamlet' }[];
  /** members whose home is not known: nearness could not count */
  withoutHome: string[];
  /** for saying what a part of it comes to */
  ledger: Ledger;
}

export interface AssignmentResult {
  assignments: { householdId: string; memberId: string }[];
  unassigned: { householdId: string; reason: UnassignedReason }[];
  report: AssignmentReport;
}

/** Work of a household by its priority rank, an ordinary one 1. Index 0 is not used. */
export const WORK_BY_RANK: readonly number[] = [1, 3, 2.5, 1.5, 1.5, 1, 0.7, 0.2];
