import type { SessionInterval } from '../coverage/activity.ts';
import type { VisitOutcome } from '../coverage/facts.ts';
import type { DatedNorm } from '../coverage/norms.ts';
import type { Pin } from '../coverage/pins.ts';
import type { OutreachStatus } from '../coverage/status.ts';
import type { LocalDate } from '../time/local-date.ts';
import type { NormFigure, Shortfall, Unplanned } from './figure-types.ts';

/** Where a household stands on the day of planning; all of it follows from its facts (`deriveState`). */
export interface QuarterHousehold {
  id: string;
  clusterId: string | null;
  /** `[lon, lat]`; null while unknown: it is planned with its cluster, its walking guessed */
  position: readonly number[] | null;
  status: OutreachStatus;
  rank: number;
  within: number;
  flagged: boolean;
  /** elderly or deviceless, reached or not */
  priority: boolean;
  /** member in charge */
  memberId: string | null;
  followUpOn: LocalDate | null;
  lastAttemptAt: string | null;
}

/** Hours of a weekday (Monday 1 … Sunday 7) on which a member can come, `HH:MM`. */
export interface WeekdayHours {
  weekday: number;
  from: string;
  to: string;
}

export interface DateRange {
  from: LocalDate;
  to: LocalDate;
}

export interface QuarterMember {
  id: string;
  /** the most a week */
  weeklyHours: number;
  absences?: readonly DateRange[];
  /** left out: any shift suits */
  hours?: readonly WeekdayHours[];
}

/** A part of a day on which teams go out, on weekdays Monday 1 … Sunday 7. */
export interface Shift {
  weekdays: readonly number[];
  from: string;
  to: string;
}

/** A harvest: nobody is at home by day. `evenings`: go out after 17:00 only; `none`: not at all. */
export interface Harvest extends DateRange {
  work: 'evenings' | 'none';
}

/** One call of the past, to learn from. */
export interface PastVisit {
  /** instant with offset or Z */
  at: string;
  outcome: VisitOutcome;
  /** persons supported */
  supported: number;
  /** length of the call where it is known */
  minutes: number | null;
  /** was it a household with an elderly person or without a device? */
  priority: boolean;
}

/** What the team did in the quarter's weeks before today. */
export interface Recorded {
  sessions: readonly SessionInterval[];
  supports: number;
}

export type VisitReason = 'pinned' | 'flagged' | 'never_reached' | 'follow_up' | 'deepen' | 'second_call';

export interface QuarterVisit {
  householdId: string;
  /** who calls; a pair is named by the one in charge */
  memberId: string;
  reason: VisitReason;
}

/** One activity day of the team. */
export interface QuarterDay {
  date: LocalDate;
  from: string;
  to: string;
  memberIds: string[];
  /** in the order in which they are begun */
  clusterIds: string[];
  visits: QuarterVisit[];
  /** person-supports, from past calls */
  expectedSupports: number;
}

export interface QuarterInput {
  from: LocalDate;
  to: LocalDate;
  /** nothing is planned before it */
  today: LocalDate;
  /** `HH:MM`: no shift of today that begins earlier is planned any more; left out: all can be */
  now?: string;
  households: readonly QuarterHousehold[];
  members: readonly QuarterMember[];
  /** members who only go together */
  pairs?: readonly (readonly [string, string])[];
  norms: readonly DatedNorm[];
  /** calls of the team */
  history?: readonly PastVisit[];
  /** calls of the whole commune: what a team with few calls is judged by */
  communeHistory?: readonly PastVisit[];
  recorded?: Recorded;
  shifts?: readonly Shift[];
  /** left out: Vietnam's public holidays */
  holidays?: readonly LocalDate[];
  harvests?: readonly Harvest[];
  pins?: readonly Pin[];
  /** published days; those from today on stay as they are */
  kept?: readonly QuarterDay[];
  /** minutes on foot between two households, by index; left out: straight line × 1.3 at 4.5 km/h */
  walkingMinutes?: (a: number, b: number) => number;
}

export interface QuarterOptions {
  seed?: number;
  /** of the local search */
  iterations?: number;
  timeLimitMs?: number;
  signal?: AbortSignal;
  /** 0 … 1 */
  onProgress?: (share: number) => void;
  /** `all`: published days are planned anew as well */
  replan?: 'all';
  /** the most activity days a week while flagged, never reached or promised households wait */
  daysPerWeek?: number;
  /** nobody goes alone while others can come */
  fewestMembers?: number;
  /** milliseconds; for benches */
  now?: () => number;
}

export interface QuarterPlan {
  days: QuarterDay[];
  norms: NormFigure[];
  shortfalls: Shortfall[];
  /** flagged, never reached and promised households without a visit */
  unplanned: Unplanned[];
  report: QuarterReport;
}

export interface QuarterReport {
  /** mean number of days from today to the planned visit of a flagged household; null without one */
  meanDaysToFlagged: number | null;
  lastFlaggedOn: LocalDate | null;
  /** expected, all members together */
  walkingMinutes: number;
  visits: number;
  /** share of visits made by the member in charge, of those that have one; null without */
  byMemberInCharge: number | null;
  /** planned minutes of each member */
  load: { memberId: string; minutes: number }[];
  iterations: number;
  cost: number;
}

export type * from './figure-types.ts';
