/** Boundaries of hamlets: proposed, checked, edited together, compared with where households live. */

export { type Disagreement, disagreements, disagreementsOnGrid } from './disagreements.ts';
export {
  type Area,
  areaFrom,
  areaOf,
  type Point,
  pointOf,
  positionOf,
  type Shape,
  shapeOf,
} from './grid.ts';
export { proposeBoundaries } from './propose.ts';
export {
  type HamletShapes,
  insertCorner,
  moveCorner,
  removeCorner,
  withSharedCorners,
} from './shared-corners.ts';
export type { PlacedHousehold } from './sites.ts';
export { fitAmong, snapTarget } from './snap.ts';
export { type BoundaryProblem, boundaryProblems, isBlocking, validateBoundary } from './validate.ts';
