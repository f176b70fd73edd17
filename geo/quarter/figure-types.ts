/** A norm in a period: what the plan comes to against what is asked. */
export interface NormFigure {
  id: string;
  /** quarter `2026-Q4`, week `2026-W48`, date */
  period: string;
  /** member, for `member-load` */
  memberId?: string;
  planned: number;
  threshold: number;
  met: boolean;
}

export type ShortfallReason =
  | 'past'
  | 'holidays'
  | 'harvest'
  | 'absences'
  | 'hours'
  | 'no_shift'
  | 'no_members'
  | 'capacity'
  | 'few_households'
  | 'few_in_charge'
  | 'kept_day';

/** What would have to be there so that the norm is met; only what is named is missing. */
export interface Needed {
  days?: number;
  memberHours?: number;
  on?: 'weekdays' | 'weekends' | 'any';
  supports?: number;
  households?: number;
  hours?: number;
}

export interface Shortfall {
  normId: string;
  period: string;
  memberId?: string;
  reason: ShortfallReason;
  needed: Needed;
}

/** Why a household that waits has no visit in the plan. */
export interface Unplanned {
  householdId: string;
  reason: 'postponed' | 'comes_later' | 'capacity';
}
