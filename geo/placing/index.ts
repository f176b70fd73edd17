export { type GroundInput, openGround } from './ground.ts';
export type { LaneInput } from './lanes.ts';
export type { PlacedHousehold } from './neighbours.ts';
export { type CheckedHousehold, type QualityIssue, qualityIssues } from './quality.ts';
export { suggestBeside, suggestForAll, suggestPlaces } from './suggest.ts';
export { type PlaceSuggestion, SURE_SCORE } from './suggestion.ts';
export { compareWalk, walkKey } from './walk_order.ts';
