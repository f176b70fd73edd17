/** The quarter: which clusters in which week, by whom. */
export { type Holiday, VIETNAM_HOLIDAYS } from './holidays.ts';
export { planQuarter } from './plan.ts';
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
export type * from './types.ts';
export { violationsOf } from './validate.ts';
