/** The public door of the rules: what the page and the API share. */

export { assignHouseholds } from './assignment/assign-households.ts';
export { figuresOfPart } from './assignment/figures-of-part.ts';
export type { Ledger } from './assignment/ledger.ts';
export * from './clusters/index.ts';
export * from './coverage/activity.ts';
export * from './coverage/facts.ts';
export * from './coverage/iso-week.ts';
export * from './coverage/norms.ts';
export * from './coverage/pins.ts';
export * from './coverage/priority.ts';
export * from './coverage/residents.ts';
export * from './coverage/state.ts';
export * from './coverage/status.ts';
export { type Crs, toWgs84 } from './crs/index.ts';
export {
  type KnownHousehold,
  type MatchOptions,
  type MatchResult,
  matchHouseholds,
  type RegisterRecord,
} from './matching/index.ts';
export * from './network/index.ts';
export * from './quarter/index.ts';
export { PlanInputError } from './routing/input-error.ts';
export { orderStops } from './routing/order/order-stops.ts';
export { planShifts } from './routing/shifts/plan-shifts.ts';
export type { VroomProblem, VroomSolution } from './routing/vroom/types.ts';
export { decodeVietnamese, detectEncoding, type TextEncoding } from './text/index.ts';
export * from './time/local-date.ts';
