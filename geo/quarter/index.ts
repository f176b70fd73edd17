/** The quarter: which clusters in which week, by whom; plans changed by hand, what they come to, how they differ. */
export { type Changed, changeDays, isSameDay } from './change.ts';
export type * from './change-types.ts';
export { changeOfDay, differencesOf, normDifferences, type PlanDifferences } from './differences.ts';
export { quarterOf, weeksIn } from './figures.ts';
export { type Holiday, VIETNAM_HOLIDAYS } from './holidays.ts';
export { memberOutlook, type Outlook, type Standing as PlanStanding, standingOf, toCome } from './outlook.ts';
export { leadOf, ledByPairs } from './pairs.ts';
export { planQuarter } from './plan.ts';
export { recordedOf } from './recorded.ts';
export {
  type DayCall,
  type DayStop,
  type LeftOut,
  type ReplanInput,
  type ReplannedDay,
  type ReplannedStop,
  replanDay,
} from './replan-day.ts';
export { DEFAULT_SHIFTS } from './slots.ts';
export { withSupports } from './supports.ts';
export type * from './types.ts';
export { isPresent, suits } from './units.ts';
export { violationsOf } from './validate.ts';
export { byMember, inWalkingOrder, type MemberDay, memberDays } from './walks.ts';
export { type Conflict, warningsOf } from './warnings.ts';
export { hoursAWeek } from './weekly-hours.ts';
