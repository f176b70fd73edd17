import type { LocalDate } from '../time/local-date.ts';

/**
 * One change of a plan by hand. Days keep the form of {@link QuarterDay}: the visits of a member stand in the order in
 * which he walks them.
 */
export type PlanChange =
  /** A cluster's visits of a day go to another day; the day is made where there is none, by the crew of the first. */
  | { kind: 'move_cluster'; clusterId: string; from: LocalDate; to: LocalDate }
  /** Households of a cluster that can have a visit join a day; left out: those that wait, or else all. */
  | { kind: 'add_cluster'; clusterId: string; date: LocalDate; householdIds?: string[] | undefined }
  | { kind: 'remove_cluster'; clusterId: string; date: LocalDate }
  | { kind: 'add_day'; date: LocalDate; from: string; to: string; memberIds: string[] }
  | { kind: 'remove_day'; date: LocalDate }
  | { kind: 'move_day'; from: LocalDate; to: LocalDate }
  /** Times or crew. Visits of who no longer comes go to the others. */
  | {
      kind: 'set_day';
      date: LocalDate;
      from?: string | undefined;
      to?: string | undefined;
      memberIds?: string[] | undefined;
    }
  | { kind: 'add_visit'; householdId: string; date: LocalDate; memberId?: string | undefined }
  | { kind: 'remove_visit'; householdId: string; date: LocalDate }
  /** To another member, another day, another place in a member's order (from 0); left out: as it is, at the end. */
  | {
      kind: 'move_visit';
      householdId: string;
      date: LocalDate;
      toDate?: LocalDate | undefined;
      memberId?: string | undefined;
      position?: number | undefined;
    };

/** Why a change cannot be made; nothing is changed then. */
export type ChangeProblem =
  | 'no_such_day'
  | 'day_exists'
  | 'no_such_visit'
  | 'visit_exists'
  | 'no_such_cluster'
  | 'no_such_household'
  | 'no_such_member'
  | 'not_in_crew'
  | 'empty_crew'
  | 'outside_plan'
  | 'past_day'
  | 'impossible_hours'
  | 'nobody_to_visit'
  | 'household_ended';

/** What a leader should know about a plan as it stands; a warning forbids nothing. */
export type PlanWarning =
  | { kind: 'member_absent'; date: LocalDate; memberId: string }
  | { kind: 'member_hours'; date: LocalDate; memberId: string }
  | { kind: 'weekly_hours'; week: string; memberId: string; hours: number; most: number }
  | { kind: 'pair_parted'; date: LocalDate; memberIds: [string, string] }
  | { kind: 'alone'; date: LocalDate; memberId: string }
  | { kind: 'too_long'; date: LocalDate; memberId: string; minutes: number; available: number }
  | { kind: 'holiday'; date: LocalDate }
  | { kind: 'harvest'; date: LocalDate }
  | { kind: 'no_visits'; date: LocalDate }
  /** of today, and it begins so soon, or has begun, that nobody hears of it in time */
  | { kind: 'short_notice'; date: LocalDate }
  | { kind: 'conflict'; date: LocalDate; memberId: string; householdId: string }
  | { kind: 'postponed'; date: LocalDate; householdId: string }
  | { kind: 'comes_later'; date: LocalDate; householdId: string }
  | { kind: 'called_twice'; date: LocalDate; householdId: string };
